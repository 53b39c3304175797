import { z } from "zod";

/**
 * Pad strokes: points `x,y` in pixels of a pad `width` × `height`, apart by a blank, strokes apart by `;`
 * (each stroke is a polyline's `points`).
 */
export const strokesSchema = z.object({
  width: z.int().min(1).max(4000),
  height: z.int().min(1).max(4000),
  lines: z
    .string()
    .min(3)
    .max(24_000)
    .regex(/^\d+,\d+(?:[ ;]\d+,\d+)*$/),
});
export type Strokes = z.output<typeof strokesSchema>;
