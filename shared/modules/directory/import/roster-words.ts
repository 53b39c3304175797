/** The words that rosters use for relation, state and document type, and what they mean here. */

export const relations = ["owner", "family", "tenant"] as const;
/** 业主 owner · 家属 family · 租户 tenant */
export type Relation = (typeof relations)[number];

export const unitStates = ["occupied", "vacant", "undelivered", "decorating"] as const;
/** 入住 occupied · 空置 vacant · 未交付 undelivered · 装修 decorating */
export type UnitState = (typeof unitStates)[number];

/** The same names as the visits' document types. */
export type RosterDocumentType = "id-card" | "passport" | "permit" | "driving-licence" | "other";

const relationWords: Readonly<Record<Relation, string>> = {
  owner:
    "业主 业主本人 本人 户主 房主 产权人 共有人 共有产权人 产权共有人 房屋所有人 owner householder landlord",
  family:
    "家属 家人 家庭成员 业主家属 亲属 业主亲属 亲戚 直系亲属 子女 儿子 女儿 子 女 儿媳 女婿 父母 父亲 母亲 父 母 爸爸 妈妈 岳父 岳母 公公 婆婆 " +
    "配偶 夫妻 妻子 丈夫 妻 夫 爱人 老公 老婆 祖父母 祖父 祖母 爷爷 奶奶 外公 外婆 外祖父 外祖母 孙子 孙女 外孙 外孙女 孙辈 兄弟 姐妹 兄弟姐妹 哥哥 弟弟 姐姐 妹妹 " +
    "family familymember spouse wife husband child son daughter parent father mother relative sibling",
  tenant: "租户 租客 租住 租赁 租赁户 承租人 租住人 租房 出租 使用人 租 租户家属 tenant renter lessee",
};

const stateWords: Readonly<Record<UnitState, string>> = {
  occupied:
    "入住 已入住 在住 已住 常住 自住 业主自住 居住 居住中 有人 出租 已出租 租住 出租中 租赁 occupied inhabited livedin rented",
  vacant:
    "空置 空置房 空房 空 未入住 未住 无人 无人居住 已交付未入住 已收楼未入住 已交房未入住 已装修未入住 闲置 vacant empty",
  undelivered:
    "未交付 未交房 未交楼 未收楼 未收房 未接房 未领房 未入伙 待交付 待交房 未售 undelivered nothandedover unsold",
  decorating: "装修 装修中 在装修 正在装修 装修期 装潢中 施工中 decorating decoration renovating renovation",
};

const documentWords: Readonly<Record<RosterDocumentType, string>> = {
  "id-card":
    "身份证 居民身份证 中国居民身份证 二代身份证 第二代身份证 中华人民共和国居民身份证 idcard id identitycard",
  passport: "护照 外国护照 中国护照 passport",
  permit:
    "港澳居民来往内地通行证 台湾居民来往大陆通行证 港澳通行证 台胞证 回乡证 通行证 居住证 港澳台居民居住证 外国人永久居留身份证 永久居留证 permit",
  "driving-licence": "驾驶证 机动车驾驶证 驾照 drivinglicence driverslicense driverlicense",
  other: "其他 其它 军官证 士兵证 户口本 户口簿 营业执照 学生证 工作证 other",
};

function meanings<T extends string>(wordsByMeaning: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const meaning in wordsByMeaning) {
    for (const word of wordsByMeaning[meaning].split(" ")) map.set(word, meaning);
  }
  return map;
}

const relationByWord = meanings(relationWords);
const stateByWord = meanings(stateWords);
const documentTypeByWord = meanings(documentWords);

function plainWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)|[\s\-_.'、/]+/gu, "");
}

export function relationOf(text: string): Relation | undefined {
  return relationByWord.get(plainWord(text));
}

export function unitStateOf(text: string): UnitState | undefined {
  return stateByWord.get(plainWord(text));
}

export function documentTypeOf(text: string): RosterDocumentType | undefined {
  return documentTypeByWord.get(plainWord(text));
}
