import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";

/** 签离 (VIS-3): one press, or one for each answer to whether the badge came back. Has the focus at once. */
export function SignOutAction({ visit }: { readonly visit: VisitView }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const leave = useCommand("visit.sign-out");
  const [error, setError] = useState<DomainError | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const signOut = async (badgeReturned: boolean | null): Promise<void> => {
    const done = await leave.run({ badgeReturned, late: null }, { id: visit.id });
    setError(done.ok ? null : done.error);
  };
  return (
    <>
      {visit.badge === "" ? (
        <Button ref={first} type="primary" loading={leave.busy} onClick={() => void signOut(null)}>
          {t("visits.record.actions.signOut")}
        </Button>
      ) : (
        <>
          <Button ref={first} type="primary" loading={leave.busy} onClick={() => void signOut(true)}>
            {t("visits.record.signOutBack", { badge: visit.badge })}
          </Button>
          <Button loading={leave.busy} onClick={() => void signOut(false)}>
            {t("visits.record.signOutMissing")}
          </Button>
        </>
      )}
      {error !== null && <span className="field-error">{words(error)}</span>}
    </>
  );
}
