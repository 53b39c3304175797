import { rosterFields, type RosterField } from "./fields.ts";

/** What a column's title says: a field, a column we know and do not keep, or nothing known. */
export interface TitleMatch {
  readonly field: RosterField | null;
  /** 1: the usual name; 0.7: contains one; 0.5: a name with more than one meaning; 0: unknown. */
  readonly confidence: number;
}

const titlesByField: Readonly<Record<RosterField, string>> = {
  unit:
    "房屋 房产 房屋地址 房产地址 地址 住址 家庭住址 单元房号 房屋编号 房屋号 房屋信息 房屋名称 房产名称 房产编号 房间全称 " +
    "楼栋房号 楼栋单元房号 栋单元房号 楼房号 门牌 门牌号 住房 完整房号 房屋坐落 " +
    "unit unitno unitnumber unitcode address property flatno apartment home house houseno",
  building:
    "楼栋 楼栋号 楼栋名称 栋 栋号 栋数 幢 幢号 座 座号 座栋 楼号 楼 楼宇 楼宇名称 楼座 大楼 号楼 " +
    "building buildingno buildingnumber block blockno bldg tower",
  entrance: "单元 单元号 单元名称 梯 梯号 门洞 entrance entranceno stair staircase",
  room:
    "房号 房间 房间号 房间名称 室 室号 户室 户室号 房屋号码 户号 " +
    "room roomno roomnumber door doorno flat suite apt aptno",
  state:
    "入住状态 状态 房屋状态 居住状态 入住情况 居住情况 房态 使用状态 使用情况 交付状态 房屋使用情况 " +
    "state status occupancy unitstatus unitstate",
  name:
    "业主姓名 姓名 住户姓名 住户 住户名称 客户名称 客户姓名 业主名称 人员姓名 户主姓名 成员姓名 产权人 产权人姓名 租户姓名 名字 名称 " +
    "name fullname resident residentname ownername customer customername tenantname",
  relation:
    "与业主关系 关系 身份 住户类型 住户身份 与户主关系 人员类型 人员身份 客户类型 客户身份 业主关系 成员关系 居住身份 住户类别 人员类别 " +
    "relation relationship relationtoowner role residenttype",
  phone:
    "联系电话 手机 电话 联系方式 手机号 手机号码 移动电话 电话号码 联系手机 联络电话 业主电话 住户电话 固定电话 固话 座机 家庭电话 联系号码 " +
    "phone tel telephone mobile mobilephone mobileno phoneno phonenumber mobilenumber telno contactnumber contactno cell cellphone",
  documentType: "证件类型 证件种类 证件名称 证件类别 documenttype idtype",
  document:
    "身份证号 证件号码 身份证 身份证号码 证件号 证件编号 公民身份号码 证照号码 " +
    "idno idnumber idcard idcardno identityno identitynumber documentno documentnumber document passport passportno",
  plate:
    "车牌号 车辆 车牌 车牌号码 车号 车辆号牌 车辆信息 号牌 号牌号码 车辆牌号 " +
    "plate plateno platenumber licenseplate licenceplate car carplate carno vehicle vehicleno vehicles",
  moveIn:
    "入住日期 入住时间 交房时间 交房日期 入伙日期 入伙时间 交付日期 交付时间 收楼日期 收楼时间 收房日期 收房时间 接房日期 接房时间 迁入日期 迁入时间 " +
    "movein moveindate moveinon handoverdate checkin checkindate",
  moveOut:
    "迁出日期 迁出时间 搬出日期 搬出时间 搬离日期 搬离时间 退租日期 退租时间 退房日期 moveout moveoutdate checkout checkoutdate",
  emergencyContact: "紧急联系人 紧急联系人姓名 应急联系人 emergencycontact emergencycontactname",
  emergencyPhone:
    "紧急联系电话 紧急联系人电话 紧急联系人手机 紧急电话 紧急联系方式 应急联系电话 应急联系人电话 emergencyphone emergencycontactphone emergencytel",
  note: "备注 备注信息 说明 附注 remark remarks note notes comment comments memo",
};

/** Columns that many rosters have and the directory does not keep. */
const KNOWN_OTHERS = new Set(
  (
    "序号 编号 行号 原行号 原因 no # index sn 建筑面积 面积 套内面积 使用面积 area 性别 sex gender 楼层 层 floor 户型 " +
    "出生日期 birthday dateofbirth 民族 籍贯 年龄 车位 车位号 parkingspace 物业费 邮箱 电子邮箱 email 工作单位 单位 " +
    "证件有效期 入住人数 人数 车辆品牌 车辆颜色 车辆型号 车型 业主编号 客户编号 reason row"
  ).split(" "),
);

/** Titles that mean this only when no better one is there. */
const AMBIGUOUS: Readonly<Record<string, RosterField>> = {
  业主: "name",
  户主: "name",
  租户: "name",
  联系人: "name",
  owner: "name",
  tenant: "name",
  类型: "relation",
  type: "relation",
  contact: "phone",
  id: "document",
  联系: "phone",
  入住: "state",
  其他: "note",
};

const fieldByTitle = new Map<string, RosterField>();
for (const field of rosterFields) {
  for (const title of titlesByField[field].split(" ")) fieldByTitle.set(title, field);
}
/** Longest first: 紧急联系人电话 is not 电话, 业主身份证号 is not 身份. */
const containedTitles = [...fieldByTitle.keys()]
  .filter((title) => /^\p{Script=Han}{2,}$/u.test(title))
  .toSorted((a, b) => b.length - a.length);

/** 业主的联系电话 is a title, 阳光花园住户信息表 a heading. */
const MAX_AROUND = 4;

/** A title without spaces, line breaks, marks, brackets (必填) and numbering (车牌1, 电话二). */
export function plainTitle(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[(【[<][^)】\]>]*[)】\]>]/gu, "")
    .replace(/[\s*:,;'"._\-/、。]+/gu, "")
    .replace(/(?<=.)[\d一二三四五]$/u, "");
}

/** What the title of a column means by itself; what stands below it is matchColumns' business. */
export function matchTitle(title: string): TitleMatch {
  const plain = plainTitle(title);
  if (plain === "" || title.length > 100) return { field: null, confidence: 0 };
  const field = fieldByTitle.get(plain);
  if (field !== undefined) return { field, confidence: 1 };
  if (KNOWN_OTHERS.has(plain)) return { field: null, confidence: 1 };
  const ambiguous = AMBIGUOUS[plain];
  if (ambiguous !== undefined) return { field: ambiguous, confidence: 0.5 };
  const contained = containedTitles.find(
    (known) => plain.includes(known) && plain.length <= known.length + MAX_AROUND,
  );
  const inside = contained === undefined ? undefined : fieldByTitle.get(contained);
  return inside === undefined ? { field: null, confidence: 0 } : { field: inside, confidence: 0.7 };
}
