import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyView } from "../../../shared/contract/keys.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useMay } from "../../app/use-may.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import { StatusTag } from "../../ui/status-tag.tsx";

/** S2: what two desks, apart, said that cannot both be. */
export function ClashNotice({ row }: { readonly row: KeyView }): ReactElement | null {
  const { t } = useTranslation();
  const maySettle = useMay("key.settle-loan");
  if (row.clashes.length === 0) return null;
  return (
    <div className="key-clash" role="alert">
      <strong>{t("keys.clashes.title")}</strong>
      {row.clashes.map(({ id, kind, by, atMs }) => (
        <p key={id}>
          {t(`keys.clashes.${kind}`)} · <span className="key-nowrap">{by}</span> <TimeText at={atMs} />
        </p>
      ))}
      <p className="muted">
        {t("keys.clashes.help")}
        {!maySettle && t("keys.clashes.who")}
      </p>
    </div>
  );
}

/** S2: desks that were apart gave its code to another key too. */
export function SharedCodeNotice({ row }: { readonly row: KeyView }): ReactElement | null {
  const { t } = useTranslation();
  if (!row.sharesCode) return null;
  return (
    <div className="key-clash" role="alert">
      <strong>{t("keys.clashes.code")}</strong>
      <p className="muted">{t("keys.clashes.codeHelp")}</p>
    </div>
  );
}

/** S2: the same of its coded tag; who may change that is told the way. */
export function SharedTagNotice({ row }: { readonly row: KeyView }): ReactElement | null {
  const { t } = useTranslation();
  const mayTag = useMay("key.tag");
  if (!row.sharesTag) return null;
  return (
    <div className="key-clash" role="alert">
      <strong>{t("keys.clashes.tag")}</strong>
      <p className="muted">{t(mayTag ? "keys.clashes.tagHelp" : "keys.clashes.tagWho")}</p>
    </div>
  );
}

/** What the key is and where it hangs; what a resident left under which seal. */
export function KeyFacts({ row }: { readonly row: KeyView }): ReactElement {
  const { t } = useTranslation();
  const { quantity, atHook, out, lost } = row;
  const maySeeCodes = useMay("key.view-code-sheet");
  return (
    <>
      <Facts>
        <Fact label={t("keys.record.kind")}>{t(`keys.kindOne.${row.kind}`)}</Fact>
        {row.unit !== "" && (
          <Fact label={t("keys.record.unit")}>
            <UnitCode code={row.unit} />
          </Fact>
        )}
        {row.place !== "" && <Fact label={t("keys.record.place")}>{row.place}</Fact>}
        <Fact label={t("keys.record.hook")}>
          <span className="mono">{row.hook === "" ? t("keys.noHook") : row.hook}</span>
        </Fact>
        <Fact label={t("keys.record.quantity")}>
          {t("keys.record.quantityOf", { quantity, atHook, out })}
          {lost > 0 && <span className="key-red">{t("keys.record.withLost", { count: lost })}</span>}
        </Fact>
        {row.sealNo !== "" && (
          <Fact label={t("keys.record.sealNo")}>
            <span className="mono">{row.sealNo}</span>
          </Fact>
        )}
        {row.keeper !== "" && <Fact label={t("keys.record.keeper")}>{row.keeper}</Fact>}
        {row.tagged && (
          <Fact label={t("keys.record.tag")}>
            {t("keys.record.tagged")}
            {maySeeCodes && (
              <Button
                size="small"
                className="key-tag-print"
                aria-label={t("keys.sheet.printTags")}
                onClick={() => goTo("print", "key-tags", row.id)}
              >
                {t("keys.record.print")}
              </Button>
            )}
          </Fact>
        )}
        {row.retirement !== null && (
          <Fact label={t("keys.record.retired")}>
            <TimeText at={row.retirement.atMs} /> · {t(`keys.retirement.${row.retirement.why}`)} ·{" "}
            {row.retirement.reason}
          </Fact>
        )}
        {row.voidReason !== "" && <Fact label={t("keys.record.voided")}>{row.voidReason}</Fact>}
        <Fact label={t("keys.record.added")}>
          <TimeText at={row.addedAtMs} /> · {row.clerk}
        </Fact>
      </Facts>
      <DepositFacts row={row} />
      <CollectionFacts row={row} />
    </>
  );
}

function DepositFacts({ row }: { readonly row: KeyView }): ReactElement | null {
  const { t } = useTranslation();
  const nowMs = useNow(60_000);
  const mayPrint = useMay("key.print");
  const { id, deposit, collection } = row;
  if (deposit === null) return null;
  const over = collection === null && deposit.untilMs !== null && deposit.untilMs <= nowMs;
  const erased = <span className="muted">{t("keys.record.erased")}</span>;
  return (
    <>
      <h3 className="record-heading key-heading-row">
        {t("keys.record.deposit")}
        {mayPrint && (
          <Button
            size="small"
            aria-label={t("keys.record.printDeposit")}
            onClick={() => goTo("print", "key", `${id}~${deposit.number}`)}
          >
            {t("keys.record.print")}
          </Button>
        )}
      </h3>
      <Facts>
        <Fact label={t("keys.record.depositNumber")}>
          <span className="mono key-nowrap">{deposit.number}</span> · <TimeText at={deposit.atMs} /> ·{" "}
          <span className="key-nowrap">{deposit.clerk}</span>
          {deposit.lateReason !== "" && (
            <span className="muted"> {t("keys.loan.late", { reason: deposit.lateReason })}</span>
          )}
        </Fact>
        <Fact label={t("keys.record.depositBy")}>{deposit.erased ? erased : deposit.by}</Fact>
        {deposit.collectors !== "" && <Fact label={t("keys.record.collectors")}>{deposit.collectors}</Fact>}
        {deposit.purpose !== "" && <Fact label={t("keys.record.purpose")}>{deposit.purpose}</Fact>}
        <Fact label={t("keys.record.until")}>
          {deposit.untilMs === null ? t("keys.record.noTerm") : <TimeText at={deposit.untilMs} />}{" "}
          {over && <StatusTag tone="amber">{t("keys.depositOver")}</StatusTag>}
        </Fact>
        {deposit.signature !== null && (
          <Fact label={t("keys.record.signature")}>
            <SignatureImage signature={deposit.signature} />
          </Fact>
        )}
      </Facts>
    </>
  );
}

function CollectionFacts({ row: { collection } }: { readonly row: KeyView }): ReactElement | null {
  const { t } = useTranslation();
  if (collection === null) return null;
  const facts = [collection.by, t(`keys.relation.${collection.relation}`), collection.note];
  return (
    <>
      <h3 className="record-heading">{t("keys.record.collected")}</h3>
      <Facts>
        <Fact label={t("keys.record.collected")}>
          {facts.filter((part) => part !== "").join(" · ")} · <TimeText at={collection.atMs} />
        </Fact>
        {collection.signature !== null && (
          <Fact label={t("keys.record.signature")}>
            <SignatureImage signature={collection.signature} />
          </Fact>
        )}
      </Facts>
    </>
  );
}
