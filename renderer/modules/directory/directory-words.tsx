import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView } from "../../../shared/contract/directory.ts";
import type { Occupancy } from "../../../shared/modules/directory/index.ts";
import { StatusTag, type Tone } from "../../ui/status-tag.tsx";

/** 业主, or what the roster called it: 子女. */
export function relationWords(person: Pick<PersonView, "relation" | "relationWord">, t: TFunction): string {
  return person.relationWord ?? t(`directory.relations.${person.relation ?? "unknown"}`);
}

const tones: Readonly<Record<Occupancy, Tone>> = {
  occupied: "green",
  vacant: "grey",
  undelivered: "grey",
  decorating: "amber",
};

/** 入住 · 空置 · 未交付 · 装修. */
export function StateTag({ state }: { readonly state: Occupancy | null }): ReactElement {
  const { t } = useTranslation();
  return (
    <StatusTag tone={state === null ? "grey" : tones[state]}>
      {t(`directory.states.${state ?? "unknown"}`)}
    </StatusTag>
  );
}
