import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Item } from "../../../shared/modules/passes/index.ts";
import { useMay } from "../../app/use-may.ts";

/** GDS-3: what was not taken needs a new pass. */
export function LeftBehind({
  rest,
  onAgain,
}: {
  readonly rest: readonly Item[];
  readonly onAgain: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const may = useMay("pass.draft");
  const count = rest.reduce((sum, { qty }) => sum + qty, 0);
  return (
    <p className="pass-rest">
      {t("passes.record.leftBehind", { count })}{" "}
      {may && (
        <Button size="small" onClick={onAgain}>
          {t("passes.record.newForRest")}
        </Button>
      )}
    </p>
  );
}
