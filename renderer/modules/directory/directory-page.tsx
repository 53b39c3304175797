import { DownloadOutlined, HomeOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { uuid7Text } from "../../../shared/kernel/fields.ts";
import type { PageProps } from "../../app/page-props.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExportPanel } from "./export-panel.tsx";
import { ImportWizard } from "./import/import-wizard.tsx";
import { UnitBrowser } from "./unit-browser.tsx";
import { UnitForm } from "./unit-form.tsx";
import { UnitPage } from "./unit-page.tsx";
import "./directory.css";

type Aside = "unit" | "add-unit" | "export";

/** 住户档案: buildings and units on the left, one unit on the right, or the import wizard over both. */
export function DirectoryPage({ id, open, openRecord, arrived }: PageProps): ReactElement {
  const { t } = useTranslation();
  const [isImporting, setImporting] = useState(id === "import");
  const [aside, setAside] = useState<Aside>("unit");
  const mayAdd = useMay("unit.add");
  const mayImport = useMay("directory.import-row");
  const [seen, setSeen] = useState(arrived);
  if (seen !== arrived) {
    setSeen(arrived);
    if (id === "import") setImporting(true);
    // A unit that is asked for by its address is not hidden behind a form of the whole directory.
    if (id !== null) setAside(id === "new" ? "add-unit" : "unit");
  }
  const buildings = useLive({
    key: ["directory.buildings"],
    kinds: ["unit", "person", "vehicle"],
    read: async (host) => host.directory.buildings(),
  });
  const openUnit = (unitId: string): void => {
    setAside("unit");
    setImporting(false);
    open(unitId);
  };
  if (isImporting && mayImport) {
    return (
      <ImportWizard
        onLeave={() => {
          setImporting(false);
          open(null);
        }}
      />
    );
  }
  const summary = buildings.data;
  const actions = (
    <div className="directory-actions">
      {mayImport && (
        <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
          {t("directory.import")}
        </Button>
      )}
      <Button icon={<DownloadOutlined />} onClick={() => setAside("export")}>
        {t("directory.export")}
      </Button>
      {mayAdd && (
        <Button icon={<PlusOutlined />} onClick={() => setAside("add-unit")}>
          {t("directory.addUnit")}
        </Button>
      )}
    </div>
  );
  const isEmpty = summary !== undefined && summary.units === 0;
  const unitId = id === null || id === "new" || id === "import" ? null : id;
  const isCode = unitId !== null && !uuid7Text.safeParse(unitId).success;
  return (
    <div className="directory">
      {isEmpty && aside === "unit" ? (
        <div className="card directory-empty">
          <EmptyState icon={<HomeOutlined />} title={t("directory.empty")}>
            <p>{t(mayImport ? "directory.emptyHint" : "directory.emptyWho")}</p>
            <div className="directory-actions directory-start">
              {mayImport && (
                <Button
                  type="primary"
                  size="large"
                  icon={<UploadOutlined />}
                  onClick={() => setImporting(true)}
                >
                  {t("directory.importFile")}
                </Button>
              )}
              {mayAdd && (
                <Button size="large" icon={<PlusOutlined />} onClick={() => setAside("add-unit")}>
                  {t("directory.addUnit")}
                </Button>
              )}
            </div>
          </EmptyState>
        </div>
      ) : (
        <>
          <UnitBrowser
            summary={summary ?? null}
            actions={actions}
            selectedId={aside === "unit" && !isCode ? unitId : null}
            onOpen={openUnit}
          />
          {aside === "add-unit" && mayAdd && <UnitForm onClose={() => setAside("unit")} onAdded={openUnit} />}
          {aside === "export" && <ExportPanel onClose={() => setAside("unit")} />}
          {aside === "unit" &&
            (unitId === null ? (
              <div className="card directory-empty">
                <EmptyState icon={<HomeOutlined />} title={t("directory.chooseUnit")} />
              </div>
            ) : isCode ? (
              <UnitOfCode code={unitId} onFound={openUnit} />
            ) : (
              <UnitPage key={unitId} id={unitId} openRecord={openRecord} onGone={() => open(null)} />
            ))}
        </>
      )}
    </div>
  );
}

/** A unit asked for by its code, as people write it: `#/directory/3-2-1201`. */
function UnitOfCode({
  code,
  onFound,
}: {
  readonly code: string;
  readonly onFound: (unitId: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const found = useLive({
    key: ["directory.unitByCode", code],
    kinds: ["unit"],
    read: async (host) => host.directory.unitByCode({ code: code.slice(0, 60) }),
    keepPrevious: false,
  }).data;
  const id = found?.unit.id;
  useEffect(() => {
    if (id !== undefined) onFound(id);
    // Only what was found opens it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  return (
    <div className="card directory-empty" aria-busy={found === undefined}>
      {found === null && (
        <EmptyState icon={<HomeOutlined />} title={t("directory.noSuchUnit", { code })}>
          {t("directory.noSuchUnitHelp")}
        </EmptyState>
      )}
    </div>
  );
}
