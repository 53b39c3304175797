import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rankOf, type Rank } from "../../shared/kernel/roles.ts";
import type { DomainError } from "../../shared/kernel/result.ts";
import type { Approval } from "../app/command.ts";
import { AskAfar, type Afar } from "./ask-afar.tsx";
import { useLive } from "../app/live.ts";
import { useSession } from "../app/program.ts";
import { useErrorWords } from "./error-words.ts";
import { Field } from "./field.tsx";
import { PinInput } from "./pin-input.tsx";
import { isComposing } from "./use-form-keyboard.ts";
import "./approval-strip.css";

/**
 * The second person, in the same panel: exactly what is being approved in words, the approver and their own
 * PIN. A wrong PIN says how many tries are left (`error` is the command's refusal). Esc leaves.
 */
export function ApprovalStrip({
  what,
  as = "approval",
  give: giveWords,
  rank,
  except,
  error,
  busy,
  onApprove,
  afar,
  onCancel,
}: {
  readonly what: ReactNode;
  /** 批准人, or 见证人 where somebody only has to have seen it. */
  readonly as?: "approval" | "witness";
  /** The button's word where it is more than 批准: 签发, 退回. */
  readonly give?: string;
  /** The rank that the rule asks for. */
  readonly rank: Rank;
  /** Who may not be the one; absent: whoever is signed in. */
  readonly except?: readonly string[];
  readonly error: DomainError | null;
  readonly busy: boolean;
  readonly onApprove: (approval: Approval) => void;
  /** Where the approver may be at another desk. */
  readonly afar?: Afar;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const ownId = useSession((state) => state.actor?.id);
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  const barred = except ?? [ownId];
  const able = (people.data ?? []).filter(({ id, role }) => !barred.includes(id) && rankOf(role) >= rank);
  const [staffId, setStaffId] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const root = useRef<HTMLElement>(null);
  const nobody = people.data !== undefined && able.length === 0;
  const isRead = people.data !== undefined;
  useEffect(() => {
    // Beside a form the cursor stays there; where the strip took a button's place, the keyboard goes on here.
    if (!isRead || (document.activeElement !== document.body && document.activeElement !== null)) return;
    root.current?.querySelector<HTMLElement>(nobody ? "button" : "input")?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: "nearest" });
  }, [isRead, nobody]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // An open list takes Esc for itself.
    const listed = event.target instanceof HTMLElement && event.target.ariaExpanded === "true";
    if (event.key !== "Escape" || event.defaultPrevented || listed || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  const give = (): void => {
    if (staffId === null || pin === "") return;
    onApprove({ staffId, pin });
    setPin("");
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields and buttons
    <section ref={root} className="approval" aria-label={t(`ui.${as}.title`)} onKeyDown={onKeyDown}>
      <p className="approval-what">
        <SafetyCertificateOutlined /> {what}
      </p>
      {nobody ? (
        <p className="field-error">{t(`ui.${as}.nobody`)}</p>
      ) : (
        <div className="approval-fields">
          <Field label={t(`ui.${as}.who`)}>
            {(ids) => (
              <Select
                {...ids}
                value={staffId}
                placeholder={t(`ui.${as}.choose`)}
                options={able.map(({ id, name, role }) => ({
                  value: id,
                  label: `${name} · ${t(`ui.roles.${role}`)}`,
                }))}
                onChange={setStaffId}
              />
            )}
          </Field>
          <Field
            label={t(`ui.${as}.pin`)}
            error={error === null ? null : words(error)}
            hint={t(`ui.${as}.own`)}
          >
            {(ids) => <PinInput ids={ids} value={pin} onChange={setPin} onGive={give} />}
          </Field>
        </div>
      )}
      <div className="form-actions">
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        {!nobody && (
          <Button type="primary" loading={busy} disabled={staffId === null || pin === ""} onClick={give}>
            {giveWords ?? t(`ui.${as}.approve`)}
          </Button>
        )}
      </div>
      {afar !== undefined && <AskAfar {...afar} />}
    </section>
  );
}
