import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { access } from "../../../shared/contract/access.ts";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { OwnPin } from "../../ui/own-pin.tsx";

type Signing = "log-review.sign-day" | "log-review.sign-month" | "log-review.sign-draw";

/** A signature by the signer's own PIN, whoever is signed in at this screen (DUTY-6). */
export function SignStrip<Name extends Signing>({
  command,
  title,
  hint,
  withRemark = true,
  input,
  onSigned,
}: {
  readonly command: Name;
  readonly title: string;
  readonly hint: string;
  readonly withRemark?: boolean;
  /** What is signed, with the remark that was typed. */
  readonly input: (remark: string) => CommandInput<Name>;
  readonly onSigned: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const sign = useCommand(command);
  const [remark, setRemark] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const own = useSession(({ actor }) => actor?.id ?? null);
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  const able = (people.data ?? []).filter(({ role }) => access[command].roles.includes(role));
  return (
    <section className="own-sign" aria-label={title}>
      <strong>{title}</strong>
      <p className="field-hint">{hint}</p>
      {withRemark && (
        <Field label={t("dutyLog.review.remark")}>
          {(ids) => (
            <Input
              {...ids}
              value={remark}
              maxLength={200}
              onChange={({ target }) => setRemark(target.value)}
            />
          )}
        </Field>
      )}
      <OwnPin
        label={t("dutyLog.review.who")}
        people={able}
        preferred={able.some(({ id }) => id === own) ? own : (able[0]?.id ?? null)}
        action={t("dutyLog.review.save")}
        error={error === null ? null : words(error)}
        busy={sign.busy}
        onGive={(approval) =>
          void sign.run(input(remark), { approval }).then((outcome) => {
            setError(outcome.ok ? null : outcome.error);
            if (outcome.ok) onSigned();
          })
        }
      />
    </section>
  );
}
