import {
  ContactsOutlined,
  ExperimentOutlined,
  ExportOutlined,
  HomeOutlined,
  KeyOutlined,
  IdcardOutlined,
  IssuesCloseOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
} from "@ant-design/icons";
import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Role } from "../../shared/kernel/roles.ts";
import type { PageProps, PrintProps } from "./page-props.ts";

export interface Register {
  readonly key: string;
  readonly icon: ComponentType;
  readonly page: LazyExoticComponent<ComponentType<PageProps>>;
  /** Opens `/<key>/new` from everywhere. */
  readonly shortcut?: string;
  /** Kinds of record whose pages these are: for hits of Ctrl+K, rows of the board, and counts in the menu. */
  readonly kinds: readonly string[];
  /** Those of `kinds` that a place names with the record (`#/shifts/duty-line~<id>`): pages of several kinds. */
  readonly namedKinds?: readonly string[];
  readonly prints?: Readonly<Record<string, LazyExoticComponent<ComponentType<PrintProps>>>>;
  /** Who sees it in the menu; absent: everybody. */
  readonly roles?: readonly Role[];
}

/** Every register in the order of the menu. Its words: `frame.menu.<key>` and, with a shortcut, `frame.create.<key>`. */
export const registers = [
  {
    key: "home",
    icon: HomeOutlined,
    page: lazy(async () => ({ default: (await import("../modules/home/home-page.tsx")).HomePage })),
    kinds: [],
  },
  {
    key: "visits",
    icon: IdcardOutlined,
    page: lazy(async () => ({ default: (await import("../modules/visits/visits-page.tsx")).VisitsPage })),
    shortcut: "F2",
    kinds: ["visit"],
    prints: {
      visit: lazy(async () => ({ default: (await import("../modules/visits/print-visit.tsx")).PrintVisit })),
    },
  },
  {
    key: "passes",
    icon: ExportOutlined,
    page: lazy(async () => ({ default: (await import("../modules/passes/passes-page.tsx")).PassesPage })),
    shortcut: "F3",
    kinds: ["pass"],
    prints: {
      pass: lazy(async () => ({ default: (await import("../modules/passes/print-pass.tsx")).PrintPass })),
      "pass-roll": lazy(async () => ({
        default: (await import("../modules/passes/print-pass.tsx")).PrintPassRoll,
      })),
    },
  },
  {
    key: "work-orders",
    icon: ToolOutlined,
    page: lazy(async () => ({
      default: (await import("../modules/work-orders/work-orders-page.tsx")).WorkOrdersPage,
    })),
    shortcut: "F4",
    kinds: ["work-order"],
    prints: {
      "work-order": lazy(async () => ({
        default: (await import("../modules/work-orders/print-order.tsx")).PrintOrder,
      })),
    },
  },
  {
    key: "keys",
    icon: KeyOutlined,
    page: lazy(async () => ({ default: (await import("../modules/keys/keys-page.tsx")).KeysPage })),
    shortcut: "F6",
    kinds: ["key"],
    prints: {
      key: lazy(async () => ({ default: (await import("../modules/keys/print-key.tsx")).PrintKey })),
      "key-tags": lazy(async () => ({
        default: (await import("../modules/keys/print-codes.tsx")).PrintKeyTags,
      })),
      "key-codes": lazy(async () => ({
        default: (await import("../modules/keys/print-codes.tsx")).PrintKeyCodes,
      })),
    },
  },
  {
    key: "shifts",
    icon: SwapOutlined,
    page: lazy(async () => ({ default: (await import("../modules/shifts/shifts-page.tsx")).ShiftsPage })),
    kinds: ["shift", "duty-line", "log-review"],
    namedKinds: ["duty-line", "log-review"],
    prints: {
      "duty-log": lazy(async () => ({
        default: (await import("../modules/duty-log/print-log.tsx")).PrintLog,
      })),
      handover: lazy(async () => ({
        default: (await import("../modules/shifts/print-handover.tsx")).PrintHandover,
      })),
    },
  },
  {
    key: "hazards",
    icon: ExperimentOutlined,
    page: lazy(async () => ({ default: (await import("../modules/hazards/hazards-page.tsx")).HazardsPage })),
    kinds: ["hazard-issue", "substance", "hazard-batch"],
    prints: {
      "hazard-register": lazy(async () => ({
        default: (await import("../modules/hazards/print-register.tsx")).PrintRegister,
      })),
    },
  },
  {
    key: "directory",
    icon: ContactsOutlined,
    page: lazy(async () => ({
      default: (await import("../modules/directory/directory-page.tsx")).DirectoryPage,
    })),
    kinds: ["unit", "person", "vehicle"],
  },
  {
    key: "approvals",
    icon: SafetyCertificateOutlined,
    page: lazy(async () => ({
      default: (await import("../modules/approvals/approvals-page.tsx")).ApprovalsPage,
    })),
    kinds: ["approval"],
    roles: ["clerk", "guard", "foreman", "duty-officer", "supervisor", "manager"],
  },
  {
    key: "conflicts",
    icon: IssuesCloseOutlined,
    page: lazy(async () => ({
      default: (await import("../modules/conflicts/conflicts-page.tsx")).ConflictsPage,
    })),
    kinds: ["conflict"],
    roles: ["clerk", "foreman", "duty-officer", "supervisor", "manager"],
  },
  {
    key: "staff",
    icon: TeamOutlined,
    page: lazy(async () => ({ default: (await import("../modules/staff/staff-page.tsx")).StaffPage })),
    kinds: ["staff"],
    roles: ["supervisor", "manager", "admin"],
  },
  {
    key: "settings",
    icon: SettingOutlined,
    page: lazy(async () => ({
      default: (await import("../modules/settings/settings-page.tsx")).SettingsPage,
    })),
    kinds: ["site", "post", "desk"],
    prints: {
      "recovery-sheet": lazy(async () => ({
        default: (await import("../modules/sync/recovery-sheet.tsx")).RecoverySheet,
      })),
    },
  },
] as const satisfies readonly Register[];
export type RegisterKey = (typeof registers)[number]["key"];

/** A register of the list above. */
export type KnownRegister = Register & { readonly key: RegisterKey };
const all: readonly KnownRegister[] = registers;

/** What somebody with this role sees in the menu. */
export function visibleRegisters(role: Role | undefined): readonly KnownRegister[] {
  return all.filter(({ roles }) => roles === undefined || (role !== undefined && roles.includes(role)));
}

/** The register whose pages show this kind of record. */
export function registerOfKind(kind: string): RegisterKey | null {
  return all.find(({ kinds }) => kinds.includes(kind))?.key ?? null;
}

/** A record's id as its place has it: with its kind where the page shows several (`duty-line~<id>`). */
export function placedId(kind: string, id: string): string {
  return all.some(({ namedKinds }) => namedKinds?.includes(kind) === true) ? `${kind}~${id}` : id;
}
