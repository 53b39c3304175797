import { CheckSquareOutlined, FileProtectOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import type { KeyKind } from "../../../shared/modules/keys/index.ts";
import { asked } from "../../app/host-client.ts";
import { useHost, useSession } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { FormFor } from "../../ui/form-for.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { AddKeyForm } from "./add-form.tsx";
import { CodeSheetPage } from "./code-sheet-page.tsx";
import { CountPage } from "./count-page.tsx";
import { KeyCabinet } from "./key-cabinet.tsx";
import { KeyList } from "./key-list.tsx";
import { KeyRecord } from "./key-record.tsx";
import { KeyTools, type KeyViewName } from "./key-tools.tsx";
import { LendForm } from "./lend-form.tsx";
import "../../ui/register-list.css";
import "./keys.css";

/** Not ids: places of this page beside its records. */
const places = ["new", "add", "count", "sheet"] as const;

/** 钥匙管理: the cabinet (or the list), and beside it the loan form, one key's record, or a new key. */
export function KeysPage({ id, action, arrived, open }: PageProps): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const role = useSession(({ actor }) => actor?.role);
  const [view, setView] = useState<KeyViewName>("cabinet");
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<KeyKind | null>(null);
  const [toLend, setToLend] = useState<KeyRow | null>(null);
  const recordId = places.some((place) => place === id) ? null : id;
  const openKey = useCallback((key: string) => open(key), [open]);
  const openFirst = async (): Promise<void> => {
    if (search.trim() === "") return;
    const found = await asked(host.keys.list({ tab: "all", kind, search, offset: 0, limit: 1 }));
    const first = found.ok ? found.value.rows[0] : undefined;
    if (first !== undefined) open(first.id);
  };
  if (id === "count") return <CountPage boardKind={action} onBack={() => open(null)} onOpen={openKey} />;
  if (id === "sheet") return <CodeSheetPage onBack={() => open(null)} onOpen={openKey} />;
  const panel = (
    <>
      {/* The form stays alive behind a record, so that nothing typed is lost. */}
      <div className="panel-slot" hidden={recordId !== null || id === "add"}>
        <FormFor command="key.lend">
          <LendForm arrived={arrived} given={toLend} onOpen={openKey} />
        </FormFor>
      </div>
      {id === "add" && (
        <FormFor command="key.add">
          <AddKeyForm onOpen={openKey} onClose={() => open(null)} />
        </FormFor>
      )}
      {recordId !== null && (
        <KeyRecord
          key={`${recordId} ${arrived}`}
          id={recordId}
          action={action}
          onClose={() => open(null)}
          onLend={(row) => {
            setToLend({ ...row });
            open("new");
          }}
        />
      )}
    </>
  );
  const may = (name: "key.add" | "key.count" | "key.view-code-sheet"): boolean =>
    role !== undefined && mayCommand(role, name);
  return (
    <WithPanel panel={panel}>
      <KeyTools
        view={view}
        onView={(next) => {
          setSearch("");
          setView(next);
        }}
        search={search}
        onSearch={setSearch}
        onFirst={() => void openFirst()}
        kind={kind}
        onKind={setKind}
      />
      {view === "cabinet" && search.trim() === "" ? (
        <KeyCabinet kind={kind} selectedId={recordId} onOpen={openKey} />
      ) : (
        <KeyList kind={kind} search={search.trim()} selectedId={recordId} onOpen={openKey} />
      )}
      <div className="list-foot">
        {may("key.add") && (
          <Button icon={<PlusOutlined />} onClick={() => open("add")}>
            {t("keys.foot.add")}
          </Button>
        )}
        {may("key.count") && (
          <Button icon={<CheckSquareOutlined />} onClick={() => open("count")}>
            {t("keys.foot.count")}
          </Button>
        )}
        {may("key.view-code-sheet") && (
          <Button icon={<FileProtectOutlined />} onClick={() => open("sheet")}>
            {t("keys.foot.sheet")}
          </Button>
        )}
      </div>
    </WithPanel>
  );
}
