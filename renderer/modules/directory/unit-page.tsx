import { CarOutlined, DeleteOutlined, HomeOutlined, UserAddOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView, UnitView } from "../../../shared/contract/directory.ts";
import { isResident, unitStates, type Occupancy } from "../../../shared/modules/directory/index.ts";
import { errorOf } from "../../app/host-client.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import type { PageProps } from "../../app/page-props.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";
import { StateTag } from "./directory-words.tsx";
import { PersonCard } from "./person-card.tsx";
import { PersonForm } from "./person-form.tsx";
import { UnitTimeline } from "./unit-timeline.tsx";
import { VehicleForm } from "./vehicle-form.tsx";
import { VehicleList } from "./vehicle-list.tsx";

/** One unit: who lives there, who may come in, their cars, and everything that concerned it. */
export function UnitPage({
  id,
  openRecord,
  onGone,
}: {
  readonly id: string;
  readonly openRecord: PageProps["openRecord"];
  readonly onGone: () => void;
}): ReactElement {
  const words = useErrorWords();
  const view = useLive({
    key: ["directory.unit", id],
    kinds: ["unit", "person", "vehicle"],
    read: async (host) => host.directory.unit({ id }),
    keepPrevious: false,
  });
  if (view.error !== null) {
    return (
      <div className="card directory-empty">
        <EmptyState icon={<HomeOutlined />} title={words(errorOf(view.error))} />
      </div>
    );
  }
  if (view.data === undefined) return <div className="card" aria-busy="true" />;
  return <UnitSections view={view.data} openRecord={openRecord} onGone={onGone} />;
}

type Adding = "person" | "vehicle" | "remove" | null;

function UnitSections({
  view,
  openRecord,
  onGone,
}: {
  readonly view: UnitView;
  readonly openRecord: PageProps["openRecord"];
  readonly onGone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { unit, people, vehicles } = view;
  // One table of rights for all that concerns a unit: who may add somebody may do the rest.
  const may = useMay("person.add");
  const [adding, setAdding] = useState<Adding>(null);
  const present = people.filter((person) => !person.left);
  const residents = present.filter(isResident);
  const visitors = present.filter((person) => !isResident(person));
  const left = people.filter((person) => person.left);
  const stop = (): void => setAdding(null);
  return (
    <div className="unit-page">
      <header className="card unit-head">
        <h2 className="unit-code mono">{unit.code}</h2>
        <StateTag state={unit.occupancy} />
        {may && <StateChange id={unit.id} state={unit.occupancy} />}
        <span className="unit-head-gap" />
        {may && (
          <>
            <Button icon={<UserAddOutlined />} onClick={() => setAdding("person")}>
              {t("directory.addPerson")}
            </Button>
            <Button icon={<CarOutlined />} onClick={() => setAdding("vehicle")}>
              {t("directory.addVehicle")}
            </Button>
          </>
        )}
        {may && people.length === 0 && vehicles.length === 0 && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("directory.removeUnit")}
            title={t("directory.removeUnit")}
            onClick={() => setAdding("remove")}
          />
        )}
      </header>
      <div className="unit-columns">
        <div className="unit-column">
          {adding === "person" && <PersonForm unit={unit.code} onClose={stop} />}
          {adding === "vehicle" && <VehicleForm unit={unit.code} people={present} onClose={stop} />}
          {adding === "remove" && (
            <UnitRemoval id={unit.id} code={unit.code} onCancel={stop} onGone={onGone} />
          )}
          <Section title={t("directory.people")} people={residents} empty={t("directory.noPeople")} />
          {visitors.length > 0 && <Section title={t("directory.visitors")} people={visitors} empty="" />}
          <VehicleList vehicles={vehicles} />
          {left.length > 0 && (
            <details>
              <summary className="muted">{t("directory.showLeft", { count: left.length })}</summary>
              <Section title="" people={left} empty="" />
            </details>
          )}
        </div>
        <UnitTimeline id={unit.id} openRecord={openRecord} />
      </div>
    </div>
  );
}

function Section({
  title,
  people,
  empty,
}: {
  readonly title: string;
  readonly people: readonly PersonView[];
  readonly empty: string;
}): ReactElement {
  return (
    <section className="card" aria-label={title}>
      {title !== "" && <h3 className="section-title">{title}</h3>}
      {people.length === 0 && <p className="muted">{empty}</p>}
      {people.map((person) => (
        <PersonCard key={person.id} person={person} />
      ))}
    </section>
  );
}

function StateChange({ id, state }: { readonly id: string; readonly state: Occupancy | null }): ReactElement {
  const { t } = useTranslation();
  const { give, busy, error } = useAction("unit.change-state", id, () => undefined);
  return (
    <Select<Occupancy>
      size="small"
      variant="borderless"
      aria-label={t("directory.changeState")}
      placeholder={t("directory.changeState")}
      value={null}
      loading={busy}
      status={error === null ? "" : "error"}
      popupMatchSelectWidth={false}
      options={unitStates
        .filter((value) => value !== state)
        .map((value) => ({ value, label: t(`directory.states.${value}`) }))}
      onChange={(to) => void give({ to, reason: "" })}
    />
  );
}

function UnitRemoval({
  id,
  code,
  onCancel,
  onGone,
}: {
  readonly id: string;
  readonly code: string;
  readonly onCancel: () => void;
  readonly onGone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { give, busy, errorBeside } = useAction("unit.remove", id, onGone);
  return (
    <ReasonPrompt
      title={t("directory.removeUnitWhy", { unit: code })}
      action={t("directory.removeUnit")}
      danger
      busy={busy}
      error={errorBeside([])}
      onCancel={onCancel}
      onGive={(reason) => void give({ reason })}
    />
  );
}
