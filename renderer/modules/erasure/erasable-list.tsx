import { Button, Checkbox } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Erasable } from "../../../shared/contract/erasure.ts";
import { TimeText } from "../../ui/time-text.tsx";
import { useKindWords } from "../../ui/kind-words.ts";

export const keyOf = ({ kind, id }: Pick<Erasable, "kind" | "id">): string => `${kind} ${id}`;

export interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Places a hold on one record. */
  readonly onHold: (record: Erasable) => void;
}

/** Records with what of them is personal data; chosen one by one, those on hold never. */
export function ErasableList({
  records,
  choosing,
}: {
  readonly records: readonly Erasable[];
  readonly choosing?: Choosing;
}): ReactElement {
  const { t } = useTranslation();
  const free = records.filter(({ held }) => held === null).map(keyOf);
  const all = free.length > 0 && free.every((key) => choosing?.chosen.has(key) === true);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="erasure-list" aria-label={t("erasure.list.title")} tabIndex={0}>
      <table className="erasure-table">
        <thead>
          <tr>
            {choosing !== undefined && (
              <th scope="col">
                <Checkbox
                  aria-label={t("erasure.list.all")}
                  checked={all}
                  disabled={free.length === 0}
                  onChange={() => choosing.onChoose(new Set(all ? [] : free))}
                />
              </th>
            )}
            <th scope="col">{t("erasure.list.record")}</th>
            <th scope="col">{t("erasure.list.label")}</th>
            <th scope="col">{t("erasure.list.unit")}</th>
            <th scope="col">{t("erasure.list.at")}</th>
            <th scope="col">{t("erasure.list.parts")}</th>
            {choosing !== undefined && <th scope="col">{t("erasure.list.hold")}</th>}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Row key={keyOf(record)} record={record} {...(choosing === undefined ? {} : { choosing })} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  record,
  choosing,
}: {
  readonly record: Erasable;
  readonly choosing?: Choosing;
}): ReactElement {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const key = keyOf(record);
  const name = [kindWords(record.kind), record.number].filter((word) => word !== "").join(" ");
  const toggle = (): void => {
    if (choosing === undefined) return;
    const next = new Set(choosing.chosen);
    if (!next.delete(key)) next.add(key);
    choosing.onChoose(next);
  };
  return (
    <tr>
      {choosing !== undefined && (
        <td>
          <Checkbox
            aria-label={name}
            checked={choosing.chosen.has(key)}
            disabled={record.held !== null}
            onChange={toggle}
          />
        </td>
      )}
      <td>
        {kindWords(record.kind)} <span className="mono">{record.number}</span>
      </td>
      <td className="erasure-label">{record.label}</td>
      <td className="mono">{record.unit}</td>
      <td>{record.atMs !== null && <TimeText at={record.atMs} />}</td>
      <td className="tabular">{t("erasure.list.count", { count: record.vault.length })}</td>
      {choosing !== undefined && (
        <td>
          {record.held === null ? (
            <Button type="link" size="small" onClick={() => choosing.onHold(record)}>
              {t("erasure.list.place")}
            </Button>
          ) : (
            <span className="erasure-held" title={record.held}>
              {t("erasure.list.held")}
            </span>
          )}
        </td>
      )}
    </tr>
  );
}
