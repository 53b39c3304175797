import type { ReactElement } from "react";
import type { SiteSettings } from "../../../shared/kernel/settings.ts";
import { HoldsCard } from "./holds-card.tsx";
import { LogCard } from "./log-card.tsx";
import { PersonCard } from "./person-card.tsx";
import { RetentionCard } from "./retention-card.tsx";
import "./erasure.css";

/** 设置 › 个人信息: how long names are kept, who is erased on request, what is on hold, and what was erased. */
export function ErasureSection({ settings }: { readonly settings: SiteSettings }): ReactElement {
  return (
    <div className="settings-columns erasure-columns">
      <div className="settings-column">
        <PersonCard />
        <RetentionCard settings={settings} />
      </div>
      <div className="settings-column">
        <HoldsCard />
        <LogCard />
      </div>
    </div>
  );
}
