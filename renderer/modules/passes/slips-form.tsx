import { Checkbox } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { slips, type Slip } from "../../../shared/modules/passes/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** 交回联单 (GDS-3): which of the three are in hand. */
export function SlipsForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [back, setBack] = useState<readonly Slip[]>(pass.slipsMissing);
  const [none, setNone] = useState(false);
  const { give, busy, errorBeside, typed } = useAction("pass.return-slips", pass.id, onDone);
  const here = (slip: Slip): boolean => pass.slipsReturned.includes(slip);
  return (
    <ActionStrip
      title={t("passes.slipsForm.title")}
      save={t("passes.slipsForm.save")}
      busy={busy}
      error={none ? t("passes.slipsForm.none") : errorBeside([])}
      onSave={() => (back.length === 0 ? setNone(true) : void give({ slips: [...back] }))}
      onCancel={onCancel}
    >
      <div className="pass-slips">
        {slips.map((slip) => (
          <Checkbox
            key={slip}
            checked={here(slip) || back.includes(slip)}
            disabled={here(slip)}
            onChange={({ target }) => {
              typed();
              setNone(false);
              setBack(target.checked ? [...back, slip] : back.filter((other) => other !== slip));
            }}
          >
            {t(`passes.slip.${slip}`)}
          </Checkbox>
        ))}
      </div>
    </ActionStrip>
  );
}
