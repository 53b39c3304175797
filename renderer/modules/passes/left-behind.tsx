import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { Item } from "../../../shared/modules/passes/index.ts";
import { useSession } from "../../app/program.ts";

/** GDS-3: what was not taken needs a new pass. */
export function LeftBehind({
  rest,
  onAgain,
}: {
  readonly rest: readonly Item[];
  readonly onAgain: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const may = useSession(({ actor }) => actor !== null && mayCommand(actor.role, "pass.draft"));
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
