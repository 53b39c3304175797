import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../app/command.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { cutPieces } from "../../ui/cut-pieces.ts";
import { MeasuredPrint } from "../../ui/measured-print.tsx";
import { HandoverSheet } from "./handover-sheet.tsx";
import { paperPart } from "./paper-parts.ts";
import { useShift } from "./use-shift.ts";

/** 《前台交接日志》, A4; what goes to paper is recorded, so that the next one says it is a reprint. */
export function PrintHandover({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("shift.print");
  const { data: shift, error } = useShift(id);
  if (shift === undefined) {
    return <Awaited error={error} />;
  }
  return (
    <MeasuredPrint
      paper="A4"
      title={t("shifts.print.title")}
      number={shift.number}
      qr={shift.number}
      reprint={shift.prints > 0}
      whole={<HandoverSheet shift={shift} />}
      sheetsOf={(measured) =>
        cutPieces(measured).map((cut) => (
          <HandoverSheet key={cut.from} shift={shift} part={paperPart(shift, cut)} />
        ))
      }
      onPrinted={() => void print.run({}, { id })}
    />
  );
}
