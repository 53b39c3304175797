import { IdcardOutlined, PlusOutlined, TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel, WithPanel } from "../../ui/panel.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { windowsOf } from "../../ui/use-windows.ts";
import { AddStaff } from "./add-staff.tsx";
import { staffColumns } from "./staff-columns.tsx";
import { StaffRecord } from "./staff-record.tsx";
import "./staff.css";

/** 人员: who works here, and what an administrator (or, for PINs, a supervisor) may change. */
export function StaffPage({ id, action, arrived, open }: PageProps): ReactElement {
  const { t } = useTranslation();
  const admin = useSession(({ actor }) => actor?.role === "admin");
  const staff = useLive({ key: ["staff.list"], kinds: ["staff"], read: async (host) => host.staff.list() });
  const rows = staff.data ?? [];
  const chosen = rows.find((row) => row.id === id) ?? null;
  const columns = staffColumns(t);
  return (
    <WithPanel
      panel={
        chosen === null ? (
          admin ? (
            <AddStaff onAdded={(added) => open(added)} />
          ) : (
            <Panel title={t("staff.title")}>
              <EmptyState icon={<IdcardOutlined />} title={t("staff.choose")}>
                {t("staff.readOnly")}
              </EmptyState>
            </Panel>
          )
        ) : (
          <StaffRecord
            key={`${chosen.id} ${arrived}`}
            row={chosen}
            lockedOut={action === "locked-out"}
            onClose={() => open(null)}
          />
        )
      }
    >
      <header className="staff-head">
        <h2 className="page-title">{t("staff.title")}</h2>
        <span className="muted">
          {t("staff.count", { count: rows.filter(({ active }) => active).length })}
        </span>
        {admin && chosen !== null && (
          <Button icon={<PlusOutlined />} onClick={() => open("new")}>
            {t("staff.add")}
          </Button>
        )}
      </header>
      <VirtualList
        label={t("staff.title")}
        columns={columns}
        windows={windowsOf(rows, staff.isPending)}
        selectedId={chosen?.id ?? null}
        onOpen={(row) => open(row.id)}
        empty={
          <EmptyState icon={<TeamOutlined />} title={t("staff.empty")}>
            {t("staff.emptyHelp")}
          </EmptyState>
        }
      />
    </WithPanel>
  );
}
