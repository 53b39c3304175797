import { Button } from "antd";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/commands.ts";
import { goToRecord } from "../../app/frame/go-to-record.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { QuickLine } from "./quick-line.tsx";
import { emptyQuick, quickSchema, type Quick } from "./quick-values.ts";

const SHOWN_MS = 6000;

/** F8 from anywhere: the panel while a line is written, then its place in the book for a moment. */
export function QuickNote({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactElement | null {
  const { t } = useTranslation();
  // Kept here, where it outlives the panel: Esc a moment after the last key loses nothing.
  const draft = useDraft<Quick>(
    "duty-line.quick",
    emptyQuick,
    (kept) => quickSchema.safeParse(kept).data ?? null,
  );
  const [saved, setSaved] = useState<Outcome | null>(null);
  useEffect(() => {
    if (saved === null) return undefined;
    const timer = setTimeout(() => setSaved(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [saved]);
  if (open) return <QuickLine draft={draft} onClose={onClose} onSaved={setSaved} saved={saved} />;
  if (saved === null) return null;
  return (
    <output className="quick-saved">
      {t("dutyLog.quick.saved", { number: saved.number })}
      <Button size="small" onClick={() => goToRecord("duty-line", saved.id)}>
        {t("dutyLog.quick.see")}
      </Button>
    </output>
  );
}
