import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VehicleView } from "../../../shared/contract/directory.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { useMay } from "../../app/use-may.ts";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";

/** 车辆 of a unit. */
export function VehicleList({ vehicles }: { readonly vehicles: readonly VehicleView[] }): ReactElement {
  const { t } = useTranslation();
  const may = useMay("vehicle.remove");
  const [removing, setRemoving] = useState<string | null>(null);
  const { give, busy, errorBeside } = useAction("vehicle.remove", removing, () => setRemoving(null));
  return (
    <section className="card" aria-label={t("directory.vehicles")}>
      <h3 className="section-title">{t("directory.vehicles")}</h3>
      {vehicles.length === 0 && <p className="muted">{t("directory.noVehicles")}</p>}
      <ul>
        {vehicles.map((vehicle) => {
          const plate = vehicle.erased ? t("directory.erased") : formatPlate(vehicle.plate);
          return (
            <li key={vehicle.id} className="vehicle">
              <span className="mono vehicle-plate">{plate}</span>
              <span className="muted">{vehicle.ownerName}</span>
              {removing === vehicle.id ? (
                <ReasonPrompt
                  title={t("directory.removeVehicleWhy", { plate })}
                  busy={busy}
                  error={errorBeside([])}
                  onCancel={() => setRemoving(null)}
                  onGive={(reason) => void give({ reason })}
                />
              ) : (
                may && (
                  <Button size="small" type="text" onClick={() => setRemoving(vehicle.id)}>
                    {t("directory.removeVehicle")}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
