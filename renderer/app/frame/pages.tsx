import { Activity, Suspense, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PageProps } from "../page-props.ts";
import { registers, type KnownRegister, type Register } from "../registers.ts";
import { PageBoundary } from "./page-boundary.tsx";
import { goToRecord } from "./go-to-record.ts";
import { goTo, type Place } from "./use-place.ts";

/** The present page; those visited before stay alive behind it, so that a half-filled form is still there. */
export function Pages({ place, arrived }: { readonly place: Place; readonly arrived: number }): ReactElement {
  const { t } = useTranslation();
  const known: readonly KnownRegister[] = registers;
  const current = known.find(({ key }) => key === place.page) ?? registers[0];
  const [visited, setVisited] = useState<readonly string[]>([current.key]);
  if (!visited.includes(current.key)) setVisited([...visited, current.key]);
  return (
    <main className="pages">
      {known
        .filter(({ key }) => visited.includes(key))
        .map((register) => (
          <Activity key={register.key} mode={register.key === current.key ? "visible" : "hidden"}>
            <div className="page">
              <h1 className="visually-hidden">{t(`frame.menu.${register.key}`)}</h1>
              <PageBoundary>
                <Suspense fallback={<p className="muted">{t("frame.loadingPage")}</p>}>
                  <Kept
                    register={register}
                    place={register.key === current.key ? place : null}
                    arrived={arrived}
                  />
                </Suspense>
              </PageBoundary>
            </div>
          </Activity>
        ))}
    </main>
  );
}

/** A page with the place it was last at: a hidden one does not hear where others went. */
function Kept({
  register,
  place,
  arrived,
}: {
  readonly register: Register;
  readonly place: Place | null;
  readonly arrived: number;
}): ReactElement {
  const [last, setLast] = useState({ id: place?.id ?? null, action: place?.action ?? null, arrived });
  const moved = last.id !== place?.id || last.action !== place.action || last.arrived !== arrived;
  if (place !== null && moved) setLast({ id: place.id, action: place.action, arrived });
  const Page = register.page;
  const open: PageProps["open"] = (id, action) => goTo(register.key, id, action ?? null);
  const openRecord: PageProps["openRecord"] = (kind, id, action) => goToRecord(kind, id, action ?? null);
  return <Page {...last} open={open} openRecord={openRecord} />;
}
