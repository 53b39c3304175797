import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { useZone } from "../../app/program.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { ItemsTable } from "./items-table.tsx";
import { lastMinuteOf } from "./pass-words.tsx";

/** Exactly what a signer signs (`signedText`), in words: numbers masked as they are everywhere. */
export function ShownFacts({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const when = (ms: number | null): string => (ms === null ? "" : exactTime(ms, zone).slice(0, 16));
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");
  const shown: readonly (readonly [string, string])[] = [
    [t("ui.print.number"), pass.number],
    [t("passes.record.kind"), t(`passes.kind.${pass.kind}`)],
    [t("passes.record.owner"), joined(pass.unit, pass.owner, pass.ownerPhoneMasked)],
    [
      t("passes.record.requester"),
      joined(pass.requester, pass.relation, pass.requesterDocumentMasked, pass.requesterPhoneMasked),
    ],
    [
      t("passes.record.basis"),
      joined(
        pass.basis === null ? "" : t(`passes.basis.${pass.basis}`),
        pass.confirmedBy,
        when(pass.confirmedAt),
        pass.proxy?.name ?? "",
      ),
    ],
    [t("passes.record.reason"), pass.reason],
    [
      t("passes.record.mover"),
      joined(pass.mover, pass.moverDocumentMasked, pass.carrier, formatPlate(pass.plate)),
    ],
    [t("passes.record.gate"), pass.gate],
    [t("passes.record.validUntil"), pass.validUntilMs === null ? "" : when(lastMinuteOf(pass.validUntilMs))],
  ];
  return (
    <>
      <Facts>
        {shown
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <Fact key={label} label={label}>
              {value}
            </Fact>
          ))}
      </Facts>
      <ItemsTable items={pass.items} actual={null} />
    </>
  );
}
