import { expect, test } from "vitest";
import { placeOf } from "../../../renderer/app/frame/use-place.ts";

test("an address names a page, a record and what it is opened for", () => {
  expect(placeOf("/")).toEqual({ page: "home", id: null, action: null });
  expect(placeOf("/visits")).toEqual({ page: "visits", id: null, action: null });
  expect(placeOf("/work-orders/0199/late-call")).toEqual({
    page: "work-orders",
    id: "0199",
    action: "late-call",
  });
});

test("a broken escape in an address is no page, not an exception", () => {
  expect(placeOf("/%E0%A4%A/1")).toEqual({ page: "home", id: "1", action: null });
});
