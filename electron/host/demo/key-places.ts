/** A key of our own: what it opens and who keeps it. */
export interface PlaceKey {
  readonly place: string;
  readonly keeper: string;
  readonly quantity?: number;
}

export const deskKeys: readonly PlaceKey[] = [
  { place: "前台抽屉", keeper: "前台", quantity: 2 },
  { place: "现金柜", keeper: "前台" },
  { place: "钥匙柜", keeper: "前台", quantity: 2 },
  { place: "邮件间", keeper: "前台" },
  { place: "大堂玻璃门", keeper: "前台", quantity: 2 },
  { place: "广播柜", keeper: "前台" },
];

export const publicKeys: readonly PlaceKey[] = [
  { place: "1 栋天台", keeper: "工程部" },
  { place: "2 栋天台", keeper: "工程部" },
  { place: "3 栋天台", keeper: "工程部" },
  { place: "地下室配电房", keeper: "工程部" },
  { place: "水泵房", keeper: "工程部" },
  { place: "消防泵房", keeper: "工程部" },
  { place: "弱电井", keeper: "工程部", quantity: 3 },
  { place: "电梯机房", keeper: "工程部" },
  { place: "监控室", keeper: "秩序部" },
  { place: "档案室", keeper: "客服部" },
  { place: "会所", keeper: "客服部" },
  { place: "泳池更衣室", keeper: "客服部", quantity: 2 },
  { place: "活动室", keeper: "客服部" },
  { place: "垃圾房", keeper: "保洁部" },
  { place: "工具间", keeper: "保洁部", quantity: 2 },
  { place: "自行车库", keeper: "秩序部" },
  { place: "道闸控制箱", keeper: "秩序部" },
  { place: "儿童乐园", keeper: "客服部" },
];

export const storeKeys: readonly PlaceKey[] = [{ place: "危化品库", keeper: "孙丽华" }];

export const vehicleKeys: readonly PlaceKey[] = [
  { place: "巡逻电瓶车 1 号", keeper: "秩序部" },
  { place: "巡逻电瓶车 2 号", keeper: "秩序部" },
  { place: "清运三轮车", keeper: "保洁部" },
];

interface Errand {
  readonly reason: string;
  /** Nobody of our own staff. */
  readonly stranger: boolean;
  readonly department: string;
}

/** What a key is wanted for, by what it opens. */
export const keyErrands: Readonly<Record<"own" | "home" | "vehicle", readonly [Errand, ...Errand[]]>> = {
  own: [
    { reason: "检修照明", stranger: false, department: "工程部" },
    { reason: "月度巡检", stranger: false, department: "工程部" },
    { reason: "更换灯具", stranger: false, department: "工程部" },
    { reason: "宽带检修", stranger: true, department: "通信公司" },
    { reason: "电梯维保", stranger: true, department: "电梯维保单位" },
    { reason: "水箱清洗", stranger: true, department: "清洗公司" },
  ],
  home: [
    { reason: "入户维修漏水", stranger: false, department: "工程部" },
    { reason: "验房整改", stranger: false, department: "工程部" },
    { reason: "看房", stranger: true, department: "安居房产" },
    { reason: "装修量尺", stranger: true, department: "宏筑装饰" },
  ],
  vehicle: [
    { reason: "夜间巡逻", stranger: false, department: "秩序部" },
    { reason: "清运绿化垃圾", stranger: false, department: "保洁部" },
  ],
};
