import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { LateEntry, lateFields, lateOf, startLate, type TypedLate } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useNow } from "../../ui/use-now.ts";

const backs = ["back", "missing"] as const;
type Back = (typeof backs)[number];

/** 补签离 (VIS-3): the departure was noticed only now; when it was, why it was missed, and whether the badge is here. */
export function LateLeaveAction({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(60_000);
  const [late, setLate] = useState<TypedLate>(() => startLate(nowMs));
  const [badge, setBadge] = useState<Back>("back");
  const { give, busy, errorOf, errorBeside, typed } = useAction("visit.sign-out", visit.id, onClose);
  const badgeReturned = visit.badge === "" ? null : badge === "back";
  return (
    <ActionStrip
      title={t("visits.record.actions.signOutLate")}
      busy={busy}
      error={errorBeside(lateFields)}
      onSave={() => void give({ badgeReturned, late: lateOf(late) })}
      onCancel={onClose}
    >
      <LateEntry
        always
        late={late}
        errorOf={errorOf}
        onChange={(next) => {
          typed();
          setLate(next);
        }}
      />
      {visit.badge !== "" && (
        <ChoiceField
          label={`${t("visits.record.badge")} ${visit.badge}`}
          choices={backs.map((value) => ({
            value,
            label: t(`visits.record.badges.${value}`),
          }))}
          value={badge}
          onChange={setBadge}
        />
      )}
    </ActionStrip>
  );
}
