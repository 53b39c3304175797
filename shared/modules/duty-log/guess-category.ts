import type { Category } from "./line-schema.ts";

/** Words that say what a line is about; the first group that fits decides. */
const words: readonly (readonly [Category, RegExp])[] = [
  ["call", /来电.{0,8}(?:问|咨询|找|核实)/u],
  ["instruction", /指示|要求我们|交代|通知我们/u],
  ["report", /请示|汇报|报告(?:了|主管|经理|领导)/u],
  ["complaint", /投诉|噪音|扰民|不满/u],
  ["abnormal", /异常|可疑|火警|报警|停电|停水|电梯困人|被困|事故|打架|丢失|被盗/u],
  ["repair", /报修|维修|漏水|渗水|跳闸|不亮|损坏|坏了|堵塞|堵了/u],
  ["patrol", /巡查|巡视|巡逻|检查/u],
  ["visit", /来访|访客|参观|看房|到访/u],
  ["call", /来电|电话|致电/u],
];

/** What the text most likely is; 其他 when nothing says. The clerk sees it before saving and can choose another. */
export function guessCategory(text: string): Category {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
}
