import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PostView } from "../../../shared/contract/shifts.ts";
import { useSettings } from "../../app/program.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { ShiftFields } from "../settings/shift-editor.tsx";
import { usePostCommand } from "./use-post-command.ts";

/** 值班时间: by the site's shifts, or by its own; a shift of 24 hours ends when it begins. */
export function PostHours({ post, may }: { readonly post: PostView; readonly may: boolean }): ReactElement {
  const { t } = useTranslation();
  const site = useSettings()?.shifts ?? [];
  const hours = usePostCommand("post.set-hours", post.id);
  return (
    <section className="card settings-card" aria-labelledby="hours-title">
      <h2 id="hours-title">{t("posts.hours.title")}</h2>
      <div className="posts-hours">
        <ChoiceButtons
          label={t("posts.hours.title")}
          choices={[
            { value: "site", label: t("posts.hours.site"), disabled: !may },
            { value: "own", label: t("posts.hours.own"), disabled: !may },
          ]}
          value={post.shifts === null ? "site" : "own"}
          onChange={(value) => void hours.give({ shifts: value === "site" ? null : [...site] })}
        />
      </div>
      {post.shifts === null ? (
        <p className="muted tabular">
          {site.map(({ name, from, to }) => `${name} ${from}–${to}`).join(" · ")}
        </p>
      ) : (
        <ShiftFields
          shifts={post.shifts}
          may={may}
          busy={hours.busy}
          error={hours.error}
          onSave={(shifts) => void hours.give({ shifts })}
        />
      )}
    </section>
  );
}
