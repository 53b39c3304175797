import { z } from "zod";
import { requiredShortText, shortText } from "../../kernel/fields.ts";
import { MAX_FEN } from "../../kernel/money.ts";

/** How the resident agreed to the quote: 当面 / 电话 / 书面 (REP-5). */
export const quoteMethods = ["in-person", "phone", "written"] as const;
export const quoteMethodSchema = z.enum(quoteMethods);
export type QuoteMethod = z.output<typeof quoteMethodSchema>;

/** 现金 / 微信 / 支付宝 / 银行卡 / 挂账 */
export const paymentMethods = ["cash", "wechat", "alipay", "card", "on-account"] as const;
export const paymentMethodSchema = z.enum(paymentMethods);
export type PaymentMethod = z.output<typeof paymentMethodSchema>;

const fen = z.int().min(0).max(MAX_FEN);
export const MAX_PARTS = 20;

/** One material: what it is, how many, at what price each, in fen. */
export const partSchema = z.object({
  name: z.string(),
  spec: z.string(),
  qty: z.int().min(1).max(9999),
  price: fen,
});
export type Part = z.output<typeof partSchema>;

/** Materials and work of a quote or a bill, in fen. */
export const chargesSchema = z.object({ parts: z.array(partSchema).max(MAX_PARTS), labour: fen });
export type Charges = z.output<typeof chargesSchema>;

/** The same as a form gives them: a part has a name. */
export const chargesInput = z.object({
  parts: z.array(partSchema.extend({ name: requiredShortText, spec: shortText })).max(MAX_PARTS),
  labour: fen,
});

/** REP-5: the sum of quantities times prices and the labour, in fen; whole numbers all the way. */
export function totalFen({ parts, labour }: Charges): number {
  return parts.reduce((sum, { qty, price }) => sum + qty * price, labour);
}

/** True when a total is more than a double counts exactly with room to spare. */
export function isTooMuch(charges: Charges): boolean {
  return totalFen(charges) > MAX_FEN;
}
