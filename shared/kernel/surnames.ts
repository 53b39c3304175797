/** 复姓: surnames of two characters that are met today. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    "欧阳 上官 司马 诸葛 尉迟 夏侯 东方 皇甫 公孙 慕容 令狐 长孙 宇文 司徒 司空 南宫 端木 百里 呼延 轩辕 " +
    "钟离 闻人 太史 申屠 单于 澹台 濮阳 淳于 公冶 宗政 赫连 万俟 鲜于 闾丘 拓跋 独孤 第五 西门 东郭 北冥 " +
    "纳兰 完颜 叶赫 耶律 梁丘 左丘 东门 公羊 公西 乐正 壤驷 漆雕 谷梁 仲孙 亓官 司寇 巫马 子车 颛孙 欧陽"
  ).split(" "),
);
