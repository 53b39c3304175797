import { CheckCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ChecksumResult } from "../../../shared/contract/shifts.ts";
import { asked } from "../../app/host-client.ts";
import { useHost, useZone } from "../../app/program.ts";
import { exactTime } from "../../ui/time-words.ts";

/** 核对校验码: what is printed on the paper against the log, so that a cut or altered log shows. */
export function ChecksumCheck(): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const [typed, setTyped] = useState("");
  const [result, setResult] = useState<ChecksumResult | null>(null);
  const check = async (): Promise<void> => {
    const answer = await asked(host.shifts.check({ checksum: typed }));
    setResult(answer.ok ? answer.value : null);
  };
  return (
    <section className="shift-check" aria-label={t("shifts.checksum.check")}>
      <Input
        aria-label={t("shifts.checksum.hint")}
        className="mono"
        placeholder="9f3a 71c2 e08b"
        value={typed}
        maxLength={20}
        onChange={({ target }) => {
          setTyped(target.value);
          setResult(null);
        }}
        onPressEnter={() => void check()}
      />
      <Button disabled={typed.trim() === ""} onClick={() => void check()}>
        {t("shifts.checksum.check")}
      </Button>
      <output className="shift-check-result">{result !== null && <Outcome result={result} />}</output>
    </section>
  );
}

function Outcome({ result }: { readonly result: ChecksumResult }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  switch (result.outcome) {
    case "holds":
      return (
        <span className="shift-check-good">
          <CheckCircleOutlined />{" "}
          {t("shifts.checksum.holds", {
            number: result.number,
            time: exactTime(result.signedAtMs, zone).slice(0, 16),
          })}
        </span>
      );
    case "erased":
      return (
        <span className="shift-check-good">
          <CheckCircleOutlined /> {t("shifts.checksum.erased", { number: result.number })}
        </span>
      );
    case "unknown":
      return (
        <span className="shift-check-bad" role="alert">
          <CloseCircleOutlined /> {t("shifts.checksum.unknown")}
        </span>
      );
    case "broken":
      return (
        <span className="shift-check-bad" role="alert">
          <CloseCircleOutlined /> {t("shifts.checksum.broken", { number: result.number })}
        </span>
      );
  }
}
