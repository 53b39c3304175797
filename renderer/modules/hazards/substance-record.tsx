import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { SubstanceView } from "../../../shared/contract/hazards.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { useCommand } from "../../app/command.ts";
import { useSession } from "../../app/program.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { GoodsFormProps } from "./action-props.ts";
import { BatchCard, commandByAction, type BatchAction } from "./batch-card.tsx";
import { CorrectExpiryForm, CountForm, SettleBalanceForm, WriteOffForm } from "./batch-forms.tsx";
import { CorrectGoodsForm } from "./correct-goods-form.tsx";
import { DrawForm } from "./draw-form.tsx";
import { HazardHistory } from "./hazard-history.tsx";
import { StoreTags } from "./hazard-words.tsx";
import { MonthChoice } from "./month-choice.tsx";
import { Pictograms } from "./pictograms.tsx";
import { quantityWords } from "./quantity.tsx";

type Acting =
  | { readonly what: "draw" | "correct" | "retire" | "print" }
  | { readonly what: "batch"; readonly batch: string; readonly action: BatchAction };

/** What a row of the board or of the conflicts' list opens. */
function askedFor(action: string | null, goods: SubstanceView): Acting | null {
  if (action === "hazard-low") return { what: "draw" };
  const batch = goods.batches.find(({ id }) => id === goods.askedBatch);
  if (batch === undefined) return null;
  if (action === "hazard-expiring") return { what: "batch", batch: batch.id, action: "off" };
  if (action !== "settle" || batch.conflicts === 0) return null;
  // An expiry that two desks read differently is corrected; everything else is counted.
  const isExpiry = batch.doubts.every(({ kind }) => kind === "expiry");
  return { what: "batch", batch: batch.id, action: isExpiry ? "expiry" : "balance" };
}

function mayAct(role: Role, acting: Acting): boolean {
  return mayCommand(role, acting.what === "batch" ? commandByAction[acting.action] : "hazard-batch.draw");
}

/** One substance: what it is, what is in the store of it batch by batch, and its register of a month. */
export function SubstanceRecord({
  goods,
  action,
  onOpen,
  onClose,
}: {
  readonly goods: SubstanceView;
  readonly action: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const asked = askedFor(action, goods);
  const [acting, setActing] = useState<Acting | null>(asked !== null && mayAct(role, asked) ? asked : null);
  const close = (): void => setActing(null);
  const props = { goods, onDone: close, onCancel: close };
  return (
    <Panel
      title={goods.name}
      extra={<StoreTags goods={goods} />}
      onClose={onClose}
      {...(acting === null ? { footer: <Buttons goods={goods} onAct={setActing} /> } : {})}
    >
      <div className="form-column">
        <div className="hazard-balance">
          <span className="hazard-balance-figure tabular">{quantityWords(goods.balance, goods.unit, t)}</span>
          {goods.out > 0 && (
            <span className="muted">
              {t("hazards.goods.out", { qty: quantityWords(goods.out, goods.unit, t) })}
            </span>
          )}
          <span className="hazard-push" />
          <Pictograms pictograms={goods.pictograms} size={40} />
        </div>
        {acting !== null && <ActingForm key={JSON.stringify(acting)} acting={acting} {...props} />}
        <GoodsFacts goods={goods} />
        <h3 className="record-heading">{t("hazards.goods.batches")}</h3>
        {goods.batches.length === 0 && <p className="muted">{t("hazards.goods.noBatches")}</p>}
        {goods.batches.map((batch) => (
          <BatchCard
            key={batch.id}
            goods={goods}
            batch={batch}
            openAtFirst={batch.id === goods.askedBatch}
            onAct={(chosen) => setActing({ what: "batch", batch: batch.id, action: chosen })}
            onOpen={onOpen}
          />
        ))}
        <h3 className="record-heading">{t("hazards.record.history")}</h3>
        <HazardHistory kind="substance" id={goods.id} unit={goods.unit} />
      </div>
    </Panel>
  );
}

function ActingForm({ acting, ...props }: GoodsFormProps & { readonly acting: Acting }): ReactElement | null {
  switch (acting.what) {
    case "draw":
      return <DrawForm {...props} />;
    case "correct":
      return <CorrectGoodsForm {...props} />;
    case "retire":
      return <RetireForm {...props} />;
    case "print":
      return <MonthChoice {...props} />;
    case "batch": {
      const batch = props.goods.batches.find(({ id }) => id === acting.batch);
      if (batch === undefined) return null;
      const forms = {
        count: CountForm,
        off: WriteOffForm,
        expiry: CorrectExpiryForm,
        balance: SettleBalanceForm,
      };
      const Form = forms[acting.action];
      return <Form {...props} batch={batch} />;
    }
  }
}

function RetireForm({ goods, onDone, onCancel }: GoodsFormProps): ReactElement {
  const { t } = useTranslation();
  const action = useAction("substance.retire", goods.id, onDone);
  return (
    <ReasonPrompt
      title={t("hazards.goods.retire")}
      hint={t("hazards.goods.retireHint")}
      action={t("hazards.goods.retire")}
      danger
      busy={action.busy}
      error={action.errorBeside([])}
      onGive={(reason) => void action.give({ reason })}
      onCancel={onCancel}
    />
  );
}

function GoodsFacts({ goods }: { readonly goods: SubstanceView }): ReactElement {
  const { t } = useTranslation();
  const minimum = goods.minimum === 0 ? "—" : quantityWords(goods.minimum, goods.unit, t);
  const codes = [goods.cas === "" ? "" : `CAS ${goods.cas}`, goods.un].filter((code) => code !== "");
  return (
    <Facts>
      <Fact label="CAS / UN">
        <span className="mono">{codes.length === 0 ? "—" : codes.join(" · ")}</span>
      </Fact>
      <Fact label={t("hazards.fields.signalWord")}>{t(`hazards.signalWord.${goods.signalWord}`)}</Fact>
      <Fact label={t("hazards.fields.minimum")}>{minimum}</Fact>
      {goods.spec !== "" && <Fact label={t("hazards.fields.spec")}>{goods.spec}</Fact>}
      <Fact label={t("hazards.fields.location")}>{goods.location === "" ? "—" : goods.location}</Fact>
      <Fact label={t("hazards.fields.safetyDataSheet")}>
        {goods.safetyDataSheet === "" ? "—" : goods.safetyDataSheet}
      </Fact>
      {goods.retiredReason !== "" && <Fact label={t("hazards.store.retired")}>{goods.retiredReason}</Fact>}
    </Facts>
  );
}

function Buttons({
  goods,
  onAct,
}: {
  readonly goods: SubstanceView;
  readonly onAct: (acting: Acting) => void;
}): ReactElement {
  const { t } = useTranslation();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const restore = useCommand("substance.restore");
  const mayChange = mayCommand(role, "substance.correct");
  const items = [
    { key: "correct", label: t("hazards.goods.correct"), danger: false },
    goods.retired
      ? { key: "restore", label: t("hazards.goods.restore"), danger: false }
      : { key: "retire", label: t("hazards.goods.retire"), danger: true },
  ];
  const onClick = ({ key }: { readonly key: string }): void => {
    if (key === "restore") void restore.run({}, { id: goods.id });
    else onAct({ what: key === "retire" ? "retire" : "correct" });
  };
  return (
    <>
      {mayChange && (
        <Dropdown trigger={["click"]} placement="topLeft" menu={{ items, onClick }}>
          <Button aria-haspopup="menu">
            {t("ui.more")} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      <Button onClick={() => onAct({ what: "print" })}>{t("hazards.goods.print")}</Button>
      {!goods.retired && mayCommand(role, "hazard-batch.draw") && (
        <Button type="primary" onClick={() => onAct({ what: "draw" })}>
          {t("hazards.goods.draw")}
        </Button>
      )}
    </>
  );
}
