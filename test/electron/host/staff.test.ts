import { expect, test } from "vitest";
import { foundTestSite, openTestHost, PIN } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

test("first start refuses field by field and founds nothing", async () => {
  const folder = tempFolder();
  const host = await openTestHost(folder);
  const form = {
    siteName: "阳光花园",
    timeZone: "Asia/Shanghai",
    postName: "大堂前台",
    deskCode: "A",
    adminName: "陈静",
    adminPin: "839201",
    clerkName: "",
    clerkPin: "",
  };
  const wrong: readonly [Partial<typeof form>, string, string][] = [
    [{ siteName: "  " }, "required", "siteName"],
    [{ deskCode: "前" }, "desk-code-form", "deskCode"],
    [{ deskCode: "AB" }, "desk-code-form", "deskCode"],
    [{ timeZone: "Mars/Base" }, "zone-unknown", "timeZone"],
    [{ adminPin: "1234" }, "pin-too-short", "adminPin"],
    [{ adminPin: "123456" }, "pin-too-simple", "adminPin"],
    [{ clerkName: "张敏", clerkPin: "888888" }, "pin-too-simple", "clerkPin"],
  ];
  for (const [change, code, field] of wrong) {
    expect(await host.found({ ...form, ...change })).toMatchObject({ ok: false, error: { code, field } });
  }
  expect(host.state().phase).toBe("setup");
  const founded = await host.found(form);
  expect(founded.ok && founded.value.length).toBe(10);
  expect(await host.found(form)).toMatchObject({ ok: false, error: { code: "already-set-up" } });
  host.close();
});

test("the last administrator can be neither disabled nor given another role", async () => {
  const bench = await foundTestSite(tempFolder());
  const { admin } = bench;
  const asAdmin = { id: admin.id, actor: admin };
  expect(await bench.give("staff.disable", { reason: "离职" }, asAdmin)).toMatchObject({
    ok: false,
    error: { code: "staff-last-admin" },
  });
  expect(await bench.give("staff.change-role", { role: "clerk", reason: "" }, asAdmin)).toMatchObject({
    ok: false,
    error: { code: "staff-last-admin" },
  });
  await bench.hire("赵磊", "admin");
  await bench.must("staff.disable", { reason: "离职" }, asAdmin);
  expect(bench.core().queries.staff.byId(admin.id)?.active).toBe(false);
  bench.host.close();
});

test("a supervisor resets a clerk's PIN, and no manager's or administrator's", async () => {
  const bench = await foundTestSite(tempFolder());
  const supervisor = await bench.hire("刘主管", "supervisor");
  const manager = await bench.hire("周经理", "manager");
  const reset = (id: string) => bench.give("staff.reset-pin", { pin: "902817" }, { id, actor: supervisor });
  expect((await reset(bench.clerk.id)).ok).toBe(true);
  expect(await reset(manager.id)).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  expect(await reset(bench.admin.id)).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  bench.host.close();
});

test("two people never have one number, and a correction keeps both readings", async () => {
  const bench = await foundTestSite(tempFolder());
  const add = (name: string, number: string) =>
    bench.give(
      "staff.add",
      { name, number, role: "clerk", department: "", pin: PIN },
      { actor: bench.admin },
    );
  expect((await add("王芳", "007")).ok).toBe(true);
  expect(await add("李强", "007")).toMatchObject({ ok: false, error: { code: "staff-number-taken" } });
  const second = await add("李强", "008");
  if (!second.ok) throw new Error("not added");
  const correct = { field: "name", to: "李蔷", reason: "写错" } as const;
  await bench.must("staff.correct", correct, { id: second.value.id, actor: bench.admin });
  const history = bench
    .core()
    .store.eventsOf(second.value.id)
    .map((event) => event.envelope.data);
  expect(history).toContainEqual({ field: "name", from: "李强", to: "李蔷", reason: "写错" });
  bench.host.close();
});

test("a setting is an event with both readings, and an impossible value is refused", async () => {
  const bench = await foundTestSite(tempFolder());
  const { SITE_ID } = await import("../../../electron/host/sha256.ts");
  const how = { id: SITE_ID, actor: bench.admin };
  await bench.must("site.change-setting", { key: "arrivalMinutes", value: 30 }, how);
  expect(bench.core().desk.settings.arrivalMinutes).toBe(30);
  expect(await bench.give("site.change-setting", { key: "arrivalMinutes", value: 0 }, how)).toMatchObject({
    ok: false,
    error: { code: "setting-range", field: "arrivalMinutes" },
  });
  expect(await bench.give("site.change-setting", { key: "arrivalMinutes", value: 30 }, how)).toMatchObject({
    ok: false,
    error: { code: "no-change" },
  });
  bench.host.close();
});
