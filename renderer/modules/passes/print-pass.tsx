import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import { slips } from "../../../shared/modules/passes/index.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { cutPieces } from "../../ui/cut-pieces.ts";
import { MeasuredPrint } from "../../ui/measured-print.tsx";
import { PrintPage } from "../../ui/print-page.tsx";
import { PassPaper } from "./pass-paper.tsx";
import { PassRoll } from "./pass-roll.tsx";
import "./print-pass.css";

function usePass(id: string) {
  return useLive({
    key: ["passes.get", id],
    kinds: ["pass"],
    read: async (host) => host.passes.get({ id }),
    keepPrevious: false,
  });
}

/** 《物品放行条》, A5 lying in three copies, one sheet each (more when the list is long). */
export function PrintPass({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("pass.print");
  const { data: pass, error } = usePass(id);
  if (pass === undefined) {
    return <Awaited error={error} />;
  }
  return (
    <MeasuredPrint
      {...shared(pass)}
      paper="A5-landscape"
      title={t("passes.print.title")}
      sets={slips.length}
      whole={<PassPaper pass={pass} slip="gate" />}
      sheetsOf={(measured) => {
        // The signatures are the last piece, never without goods above them.
        const cuts = cutPieces(measured, (piece) => piece === pass.items.length - 1);
        return slips.flatMap((slip) =>
          cuts.map((rows) => <PassPaper key={`${slip} ${rows.from}`} pass={pass} slip={slip} rows={rows} />),
        );
      }}
      onPrinted={() => void print.run({ paper: "A5" }, { id })}
    />
  );
}

/** The same on an 80 mm roll. */
export function PrintPassRoll({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("pass.print");
  const { data: pass, error } = usePass(id);
  if (pass === undefined) {
    return <Awaited error={error} />;
  }
  return (
    <PrintPage
      {...shared(pass)}
      paper="roll-80"
      title={t("passes.print.title")}
      sheets={[<PassRoll key="roll" pass={pass} />]}
      onPrinted={() => void print.run({ paper: "80mm" }, { id })}
    />
  );
}

function shared(pass: PassView) {
  return {
    number: pass.number,
    reprint: pass.prints > 0,
    ...(pass.token === null ? {} : { qr: pass.token }),
  };
}
