import type { WriteInput } from "../../../shared/modules/duty-log/index.ts";

/** A line as somebody at the desk would write it; everything else is as the form has it at first. */
export interface LogSample {
  readonly category: WriteInput["category"];
  readonly text: string;
  readonly result?: string;
}

export const patrols: readonly [LogSample, ...LogSample[]] = [
  { category: "patrol", text: "巡查大堂、电梯厅，正常" },
  { category: "patrol", text: "巡查地下车库 B 区，2 辆车未按位停放", result: "已通知车主挪车" },
  { category: "patrol", text: "巡查消防通道，3 栋 12 层楼道堆放纸箱", result: "已请保洁清走" },
  { category: "patrol", text: "巡查天台门锁，均已锁好" },
  { category: "patrol", text: "巡查儿童乐园、中庭照明，正常" },
  { category: "patrol", text: "查看监控画面，16 路均正常" },
];

export const daytime: readonly [LogSample, ...LogSample[]] = [
  { category: "call", text: "{home} 来电询问本周水箱清洗时间", result: "告知周四 9:00–12:00 停水" },
  { category: "call", text: "{home} 来电问装修押金何时退", result: "转客服部，明日回电" },
  { category: "call", text: "供电公司来电核对公共电表读数", result: "已转工程部" },
  { category: "visit", text: "街道办两人来访，了解电动车充电点", result: "由客服主管接待" },
  { category: "visit", text: "{home} 住户到前台领取装修出入证 2 张" },
  { category: "repair", text: "{home} 到前台反映楼道灯不亮，已开工单" },
  { category: "other", text: "收到挂号信 3 件，已登记并通知住户" },
  { category: "other", text: "绿化公司进场修剪，登记 4 人" },
  { category: "other", text: "前台打印机缺墨", result: "已领用新墨盒" },
];

export const nights: readonly [LogSample, ...LogSample[]] = [
  { category: "complaint", text: "{home} 投诉楼上 23 点后装修噪音", result: "上门劝止，已停工" },
  { category: "call", text: "{home} 来电说忘带门禁卡", result: "核对身份后开门" },
  { category: "abnormal", text: "2 号梯报警，门区感应器误动作", result: "维保到场复位，恢复运行" },
  { category: "patrol", text: "夜间巡查各单元门，5 栋 2 单元闭门器松动", result: "已报工程部" },
  { category: "visit", text: "{home} 访客 0 点后未离开，与住户核实为留宿" },
];

/** DUTY-8: what goes upward, with what came back. */
export const grave: readonly [
  LogSample & { readonly instruction: string },
  ...(LogSample & { readonly instruction: string })[],
] = [
  {
    category: "abnormal",
    text: "1 号梯困人，轿厢内 2 人，对讲通话正常",
    result: "维保 18 分钟到场，人已安全走出",
    instruction: "安抚被困人，先断电，再放人",
  },
  {
    category: "abnormal",
    text: "负一层消防泵房报警，水位偏高",
    result: "启动备用泵，水位恢复",
    instruction: "通知工程主管到场，每小时看一次水位",
  },
  {
    category: "report",
    text: "4 栋外墙饰面砖松动，楼下有人经过",
    result: "拉警戒线，临时封闭通道，已报维修",
    instruction: "先封路，明早联系施工单位",
  },
];

export const instructions = [
  "今晚加强地下车库巡查，每两小时一次",
  "明日街道检查，大堂告示栏清理更新",
  "台风预警，检查天台排水和窗户",
] as const;
