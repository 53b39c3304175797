import { SafetyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HoldRow } from "../../../shared/contract/erasure.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { HoldForm } from "./hold-form.tsx";
import { useKindWords } from "../../ui/kind-words.ts";
import { useErasureOverview } from "./use-overview.ts";

/** 法定保留: what is not erased whatever its age, and why. */
export function HoldsCard(): ReactElement {
  const { t } = useTranslation();
  const holds = useErasureOverview()?.holds;
  const [placing, setPlacing] = useState(false);
  return (
    <section className="card settings-card" aria-labelledby="erasure-holds">
      <h2 id="erasure-holds">{t("erasure.holds.title")}</h2>
      <p className="muted">{t("erasure.holds.help")}</p>
      {holds?.length === 0 && !placing && (
        <p className="muted">
          <SafetyOutlined /> {t("erasure.holds.none")}
        </p>
      )}
      <ul className="erasure-lines">
        {holds?.map((hold) => (
          <HoldLine key={hold.id} hold={hold} />
        ))}
      </ul>
      {placing ? (
        <HoldForm onDone={() => setPlacing(false)} />
      ) : (
        <div className="erasure-actions">
          <Button onClick={() => setPlacing(true)}>{t("erasure.holds.add")}</Button>
        </div>
      )}
    </section>
  );
}

function HoldLine({ hold }: { readonly hold: HoldRow }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const kindWords = useKindWords();
  const lift = useCommand("hold.lift");
  const [lifting, setLifting] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const what = {
    record: `${kindWords(hold.recordKind ?? "")} ${hold.number}`.trim(),
    unit: hold.unit ?? "",
    person: [hold.name, hold.phoneMasked, hold.unit]
      .filter((part) => part !== null && part !== "")
      .join(" · "),
  }[hold.target];
  const give = async (reason: string): Promise<void> => {
    const answer = await lift.run({ reason }, { id: hold.id });
    if (answer.ok) setLifting(false);
    else setError(words(answer.error));
  };
  return (
    <li className="erasure-line">
      <div className="erasure-line-head">
        <span>
          <span className="muted">{t(`erasure.holds.targets.${hold.target}`)}</span> <strong>{what}</strong>
        </span>
        {!lifting && (
          <Button size="small" onClick={() => setLifting(true)}>
            {t("erasure.holds.lift")}
          </Button>
        )}
      </div>
      <div>{hold.reason}</div>
      <div className="muted">
        {hold.by} · <TimeText at={hold.placedAtMs} />
      </div>
      {lifting && (
        <ReasonPrompt
          title={t("erasure.holds.liftTitle", { what })}
          action={t("erasure.holds.lift")}
          busy={lift.busy}
          error={error}
          onCancel={() => setLifting(false)}
          onGive={(reason) => void give(reason)}
        />
      )}
    </li>
  );
}
