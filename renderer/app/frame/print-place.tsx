import { Suspense, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { registers, type Register } from "../registers.ts";

/** `#/print/<name>/<id>`: a register's page for paper, alone on the screen. */
export function PrintPlace({ name, id }: { readonly name: string; readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const known: readonly Register[] = registers;
  const Print = known.flatMap(({ prints }) => (prints?.[name] === undefined ? [] : [prints[name]]))[0];
  if (Print === undefined) return <p>{t("errors.not-found")}</p>;
  return (
    <Suspense fallback={<p className="muted">{t("frame.loadingPage")}</p>}>
      <Print id={id} />
    </Suspense>
  );
}
