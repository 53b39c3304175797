import { AuditOutlined, ScanOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Item } from "../../../shared/modules/passes/index.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { AwaitedRecord } from "../../ui/awaited-record.tsx";
import { FormFor } from "../../ui/form-for.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { GateCheckPanel } from "./gate-check.tsx";
import { PassFormPanel } from "./pass-form.tsx";
import { likePass, type PassFormValues } from "./pass-form-values.ts";
import { PassList } from "./pass-list.tsx";
import { PassRecord } from "./pass-record.tsx";
import { ReconcilePage } from "./reconcile-page.tsx";
import "./passes.css";

/** Not ids: `/passes/reconcile` is the reconciliation (GDS-3), `/passes/check` the gate's check. */
const RECONCILE = "reconcile";
const CHECK = "check";

/** 物品放行: the list (or the reconciliation), and beside it the form, one pass's record, or the gate's check. */
export function PassesPage({ id, action, arrived, open }: PageProps): ReactElement {
  const { t } = useTranslation();
  const guardHere = useSession((state) => state.actor?.role === "guard");
  const [prefill, setPrefill] = useState<Partial<PassFormValues> | null>(null);
  const [reconciling, setReconciling] = useState(false);
  if (id === RECONCILE && !reconciling) setReconciling(true);
  const apart = id === "new" || id === RECONCILE;
  // A guard checks what comes to the gate; everybody else writes.
  const checking = id === CHECK || (guardHere && (id === null || id === RECONCILE));
  const recordId = apart || checking || id === null ? null : id;
  const openRecord = useCallback((pass: string, what?: string) => open(pass, what), [open]);
  const again = (pass: PassView, items: readonly Item[]): void => {
    setPrefill(likePass(pass, items, t("passes.form.defaultUnit")));
    open("new");
  };
  const close = (): void => open(reconciling ? RECONCILE : null);
  const panel = (
    <>
      {/* The form stays alive behind a record, so that nothing typed is lost. */}
      <div className="panel-slot" hidden={recordId !== null || checking}>
        <FormFor command="pass.draft">
          <PassFormPanel arrived={arrived} prefill={prefill} onOpen={openRecord} />
        </FormFor>
      </div>
      {checking && (
        <GateCheckPanel
          arrived={arrived}
          onOpen={openRecord}
          onClose={() => open(guardHere ? "new" : null)}
        />
      )}
      {recordId !== null && (
        <Opened
          key={`${recordId} ${arrived}`}
          id={recordId}
          action={action}
          onOpen={openRecord}
          onAgain={again}
          onClose={close}
        />
      )}
    </>
  );
  return (
    <WithPanel panel={panel}>
      {reconciling ? (
        <ReconcilePage
          onOpen={openRecord}
          onBack={() => {
            setReconciling(false);
            open(null);
          }}
        />
      ) : (
        <>
          <PassList selectedId={recordId} onOpen={openRecord} />
          <div className="list-foot">
            <Button icon={<ScanOutlined />} onClick={() => open(CHECK)}>
              {t("passes.gateCheck")}
            </Button>
            <Button icon={<AuditOutlined />} onClick={() => open(RECONCILE)}>
              {t("passes.reconcile")}
            </Button>
          </div>
        </>
      )}
    </WithPanel>
  );
}

/** One pass: its record, or its form while it is changed. */
function Opened({
  id,
  action,
  onOpen,
  onAgain,
  onClose,
}: {
  readonly id: string;
  readonly action: string | null;
  readonly onOpen: (id: string) => void;
  readonly onAgain: (pass: PassView, items: readonly Item[]) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [revising, setRevising] = useState<{
    readonly pass: PassView;
    readonly refused: DomainError | null;
  } | null>(null);
  const { data: pass, error } = useLive({
    key: ["passes.get", id],
    kinds: ["pass", "pass-check", "staff", "board"],
    read: async (host) => host.passes.get({ id }),
    keepPrevious: false,
  });
  if (revising !== null) {
    return (
      <PassFormPanel
        arrived={0}
        before={revising.pass}
        refused={revising.refused}
        onOpen={(saved) => {
          setRevising(null);
          onOpen(saved);
        }}
        onCancel={() => setRevising(null)}
      />
    );
  }
  if (pass === undefined) {
    return <AwaitedRecord title={t("passes.title")} error={error} onClose={onClose} />;
  }
  return (
    <PassRecord
      pass={pass}
      action={action}
      onRevise={(refused) => setRevising({ pass, refused })}
      onAgain={onAgain}
      onClose={onClose}
    />
  );
}
