import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { opensHome } from "../../../shared/modules/keys/index.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useZone } from "../../app/program.ts";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { FoldButton } from "../../ui/fold-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { lateFields, LateEntry } from "../../ui/late-entry.tsx";
import { focusPart, RegisterForm } from "../../ui/register-form.tsx";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { toUnread } from "../../ui/to-unread.ts";
import { useNow } from "../../ui/use-now.ts";
import { BorrowerFields, DueField } from "./borrower-fields.tsx";
import { ConsentFields } from "./consent-fields.tsx";
import { KeyField } from "./key-field.tsx";
import { withKey } from "./lend-form-values.ts";
import { PersonSelect } from "./person-select.tsx";
import { useLendForm, type Lent, type LendFormControl } from "./use-lend-form.ts";

const shownFields = new Set([
  "key",
  "borrower",
  "copies",
  "reason",
  "dueAt",
  "consent.method",
  "consent.by",
  "consent.at",
]);
const foldedFields = new Set(["escort", ...lateFields]);

/** 借出钥匙 (KEY-3): by keyboard alone; the second person, where one is needed, in the same panel. */
export function LendForm({
  arrived,
  given,
  onOpen,
}: {
  /** Grows when somebody asks for the form: the cursor goes back into its first empty field. */
  readonly arrived: number;
  /** The key whose record asked for it. */
  readonly given: KeyRow | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const root = useRef<HTMLFormElement>(null);
  const [lent, setLent] = useState<Lent | null>(null);
  const control = useLendForm(setLent);
  const { form, change, error, errorOf, approved } = control;
  const focus = (part: string): void => focusPart(root.current, part);
  const focusSoon = (part: string): void => void requestAnimationFrame(() => focus(part));
  // oxlint-disable-next-line react/exhaustive-deps -- an arrival takes the cursor to where the form goes on
  useEffect(() => focus(form.key === null ? "key" : "borrower"), [arrived, lent]);
  useEffect(() => {
    if (given === null) return;
    change(withKey(given, null, nowMs));
    focusSoon("borrower");
    // Only another key that was asked for fills the form in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [given]);
  const save = async (): Promise<void> => {
    if (toUnread(root.current)) return;
    const refused = await control.save();
    if (refused?.field === undefined) return;
    if (foldedFields.has(refused.field)) control.unfold();
    focus(refused.field);
  };
  return (
    <RegisterForm
      form={root}
      title={t("keys.lend.title")}
      buttons={
        <>
          <Button onClick={control.reset}>{t("keys.lend.clear")}</Button>
          <Button type="primary" loading={approved.busy} onClick={() => void save()}>
            {t("keys.lend.save")}
            <Kbd keys="Ctrl ↵" />
          </Button>
        </>
      }
      saved={lent !== null && form.key === null && <LentBanner lent={lent} onOpen={onOpen} />}
      restored={control.restored}
      error={error}
      showsField={(field) => shownFields.has(field) || foldedFields.has(field)}
      onSave={() => void save()}
      after={
        approved.asking !== null && (
          <LendApproval
            control={control}
            onAsked={(key) => {
              control.reset();
              onOpen(key);
            }}
          />
        )
      }
    >
      <KeyField control={control} onTaken={() => focusSoon("borrower")} />
      <BorrowerFields control={control} onTaken={() => focusSoon("reason")} />
      <DueField
        label={t("keys.lend.dueAt")}
        value={form.dueAt}
        onChange={(dueAt) => change({ dueAt })}
        error={errorOf("dueAt")}
      />
      {form.key !== null && opensHome(form.key.kind) && <ConsentFields control={control} />}
      <FoldButton
        open={form.more}
        label={t("keys.lend.more")}
        onToggle={() => change({ more: !form.more })}
      />
      {form.more && (
        <>
          <Field label={t("keys.lend.escort")} error={errorOf("escort")}>
            {(ids) => (
              <PersonSelect
                ids={ids}
                value={form.escort}
                placeholder={t("keys.lend.escortHint")}
                onChange={(escort) => change({ escort })}
              />
            )}
          </Field>
          <LateEntry late={form.late} onChange={(late) => change({ late })} errorOf={errorOf} />
        </>
      )}
    </RegisterForm>
  );
}

/** KEY-3: exactly what is being approved, and the approver's own PIN. */
function LendApproval({
  control: { form, approved },
  onAsked,
}: {
  readonly control: LendFormControl;
  readonly onAsked: (key: string) => void;
}): ReactElement {
  const { asking } = approved;
  const key = asking?.id ?? null;
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    strip.current?.scrollIntoView({ block: "end" });
    strip.current?.querySelector<HTMLElement>("input")?.focus();
  }, []);
  return (
    <div ref={strip} className="key-approval">
      <ApprovalStrip
        what={t("keys.lend.approves", {
          code: form.key?.code ?? "",
          label: form.key?.label ?? "",
          name: [form.department, form.borrower].filter((part) => part !== "").join(" "),
          reason: form.reason,
          time: form.dueAt === null ? "" : timeWords(form.dueAt, nowMs, zone, t),
        })}
        rank={approved.asking?.rank ?? 4}
        error={approved.approvalError}
        busy={approved.busy}
        onApprove={(approval) => void approved.approve(approval)}
        {...(asking === null || key === null
          ? {}
          : { afar: { command: "key.lend", id: key, input: asking.input, onAsked: () => onAsked(key) } })}
        onCancel={approved.cancel}
      />
    </div>
  );
}

/** The number to say aloud, and the slip to print. */
function LentBanner({
  lent,
  onOpen,
}: {
  readonly lent: Lent;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const banner = useRef<HTMLDivElement>(null);
  // After the cursor went back into the form, the number is in sight again.
  useEffect(() => void requestAnimationFrame(() => banner.current?.scrollIntoView({ block: "end" })), []);
  return (
    <div ref={banner}>
      <SavedBanner number={lent.number} words={t("keys.lend.saved", { code: lent.code })}>
        <Button size="small" onClick={() => goTo("print", "key", `${lent.id}~${lent.number}`)}>
          {t("keys.lend.print")}
        </Button>
        <Button size="small" onClick={() => onOpen(lent.id)}>
          {t("keys.lend.open")}
        </Button>
      </SavedBanner>
    </div>
  );
}
