import { crc32, deflateSync } from "node:zlib";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { Attachment } from "../../../shared/modules/passes/index.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import { inventedName, inventedPhone, inventedPlate, politely } from "./invented-people.ts";
import type { Home } from "./neighbourhood.ts";
import type { Random } from "./random.ts";

export type PassForm = CommandInput<"pass.draft">;

const loads: readonly [
  readonly [PassForm["kind"], string, readonly (readonly [string, string, string, number])[]],
  ...(readonly [PassForm["kind"], string, readonly (readonly [string, string, string, number])[]])[],
] = [
  [
    "moving-out",
    "搬家",
    [
      ["沙发", "三人位", "件", 1],
      ["餐椅", "", "把", 4],
      ["纸箱", "", "个", 12],
    ],
  ],
  [
    "moving-out",
    "退租搬出",
    [
      ["双人床", "1.8 米", "张", 1],
      ["衣柜", "", "个", 1],
      ["行李箱", "", "个", 3],
    ],
  ],
  ["repair", "送修", [["洗衣机", "10 公斤", "台", 1]]],
  ["repair", "送修", [["空调外机", "1.5 匹", "台", 1]]],
  ["repair", "送修", [["电视机", "65 寸", "台", 1]]],
  [
    "lending",
    "借给亲戚",
    [
      ["婴儿床", "", "张", 1],
      ["婴儿车", "", "辆", 1],
    ],
  ],
  [
    "lending",
    "公司活动借用",
    [
      ["折叠桌", "", "张", 2],
      ["音箱", "", "只", 2],
    ],
  ],
  ["waste", "装修垃圾", [["装修垃圾", "袋装", "袋", 30]]],
  [
    "waste",
    "旧家具清走",
    [
      ["旧书柜", "", "个", 2],
      ["旧床垫", "", "张", 1],
    ],
  ],
  ["other", "二手出售", [["钢琴", "立式", "架", 1]]],
  [
    "other",
    "二手出售",
    [
      ["跑步机", "", "台", 1],
      ["哑铃", "", "副", 1],
    ],
  ],
];
const carriers = ["顺达搬运", "蓝鸟搬家", "货拉拉司机", ""] as const;

/** A pen's way over the pad: loops that lean forward, another one for every name. */
export function inventedStrokes(random: Random): { width: number; height: number; lines: string } {
  const lines: string[] = [];
  for (let stroke = 0; stroke < 3; stroke++) {
    const left = 24 + stroke * 84;
    const points: string[] = [];
    const [wide, high] = [random.int(26, 40), random.int(18, 34)];
    for (let step = 0; step <= 26; step++) {
      const turn = (step / 26) * Math.PI * (2 + (stroke % 2));
      const x = left + step * 2.4 + Math.cos(turn) * wide * 0.35;
      points.push(`${Math.round(x)},${Math.round(60 + Math.sin(turn) * high)}`);
    }
    lines.push(points.join(" "));
  }
  return { width: 340, height: 120, lines: lines.join(";") };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A photograph of a written page, as far as sample data needs one: grey lines on white. */
function pagePicture(): Buffer {
  const [width, height] = [360, 500];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits of grey.
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(width + 1, 0xfa);
    row[0] = 0;
    const line = Math.floor((y - 60) / 34);
    const inked = y >= 60 && y < 400 && (y - 60) % 34 < 12;
    if (inked) row.fill(0x55, line === 0 ? 130 : 40, line === 0 ? 232 : 320 - ((line * 37) % 90));
    return row;
  });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A written proxy, kept as any other: each pass has a file of its own. */
export function proxyPicture(blobs: BlobStore): Attachment {
  const picture = pagePicture();
  return { hash: blobs.put(picture), type: "image/png", bytes: picture.length, name: "委托书.png" };
}

/** A pass as a clerk would write it for this home at this time. */
export function passForm(
  random: Random,
  home: Home,
  gates: readonly [string, ...string[]],
  nowMs: number,
  proxy: () => Attachment,
): PassForm | null {
  const [head] = home.people;
  if (head === undefined) return null;
  const [kind, reason, goods] = random.pick(loads);
  const owns = head.relation === "owner";
  const basis = owns ? random.weighted({ owner: 70, phone: 22, proxy: 8 }) : "phone";
  const owner = owns ? head.name : inventedName(random);
  const carrier = random.pick(carriers);
  return {
    kind,
    unit: home.code,
    owner,
    ownerPhone: owns ? head.phone : inventedPhone(random),
    resident: null,
    requester: basis === "owner" ? "" : owns ? inventedName(random) : head.name,
    requesterDocument: "",
    requesterPhone: "",
    relation: basis === "owner" ? "" : owns ? random.pick(["亲属", "朋友", "搬家公司"]) : "租户",
    basis,
    confirmedBy: basis === "phone" ? politely(owner, random) : "",
    confirmedAt: basis === "phone" ? nowMs - 2 * 60_000 : null,
    proxy: basis === "proxy" ? proxy() : null,
    items: goods.map(([name, spec, unit, qty]) => ({ name, spec, unit, qty })),
    reason,
    mover: inventedName(random),
    moverDocument: "",
    carrier,
    plate: carrier === "" ? "" : inventedPlate(random),
    gate: random.pick(gates),
    validOn: null,
    submit: true,
    late: null,
  };
}
