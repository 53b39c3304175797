import { EyeOutlined } from "@ant-design/icons";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CommandName } from "../../shared/contract/commands.ts";
import { EmptyState } from "./empty-state.tsx";
import { useMay } from "../app/use-may.ts";

/** A form for those who may give its command; others read that it is not theirs instead of being refused at the end. */
export function FormFor({
  command,
  who,
  children,
}: {
  readonly command: CommandName;
  /** Whose it is, where that is not everybody who writes at a desk. */
  readonly who?: { readonly title: string; readonly words: string };
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const may = useMay(command);
  if (may) return <>{children}</>;
  return (
    <EmptyState icon={<EyeOutlined />} title={who?.title ?? t("ui.readOnly.title")}>
      {who?.words ?? t("ui.readOnly.who")}
    </EmptyState>
  );
}
