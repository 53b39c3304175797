import { identityVerdict } from "../../../shared/kernel/identity-number.ts";
import type { Random } from "./random.ts";

function characters(text: string): [string, ...string[]] {
  const [first = "", ...rest] = Array.from(text);
  return [first, ...rest];
}

/** Nobody real: common names put together by chance, numbers that are given to nobody (199 0000, areas 99…). */
const surnames = characters(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余",
);
const given = characters(
  "伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉玲建华鹏飞红梅鑫波斌宇浩凯健俊帆雪琳晨欣怡佳颖婷慧莹洁",
);

export function inventedName(random: Random, surname: string = random.pick(surnames)): string {
  return surname + random.pick(given) + (random.chance(0.7) ? random.pick(given) : "");
}

export function inventedSurname(random: Random): string {
  return random.pick(surnames);
}

/** 张女士, as a clerk notes who answered. */
export function politely(name: string, random: Random): string {
  return `${name.slice(0, 1)}${random.pick(["先生", "女士"])}`;
}

export function inventedPhone(random: Random): string {
  return `199000${String(random.int(0, 99_999)).padStart(5, "0")}`;
}

/** 18 digits with a right check digit, of an area that there is not. */
export function inventedIdentityNumber(random: Random): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const first = `99${String(random.int(0, 9999)).padStart(4, "0")}${random.int(1950, 2004)}${two(random.int(1, 12))}${two(random.int(1, 28))}${String(random.int(1, 999)).padStart(3, "0")}`;
  const last = Array.from("0123456789X").find((digit) => identityVerdict(first + digit) === "ok");
  return first + (last ?? "");
}

const provinces = ["粤", "粤", "粤", "粤", "湘", "桂", "赣", "闽"] as const;
const letters = characters("ABCDEFGHJKLMNPQRSTUVWXYZ");
const plateCharacters = characters("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789012345678901234567890123456789");

/** An ordinary plate, now and then a new-energy one. */
export function inventedPlate(random: Random): string {
  const rest = (length: number): string =>
    Array.from({ length }, () => random.pick(plateCharacters)).join("");
  const place = random.pick(provinces) + random.pick(letters);
  return random.chance(0.3) ? `${place}D${random.int(10_000, 99_999)}` : place + rest(5);
}
