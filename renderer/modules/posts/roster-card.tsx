import { CopyOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PostView } from "../../../shared/contract/shifts.ts";
import { addDays, siteDate, weekday } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { useMay } from "../../app/use-may.ts";
import { useNow } from "../../ui/use-now.ts";
import { usePeople } from "../shifts/use-people.ts";
import { usePostCommand } from "./use-post-command.ts";

/** 排班: a week, Monday to Sunday; who is planned on which shift. A filled week is the pattern for another one. */
export function RosterCard({ post }: { readonly post: PostView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const today = siteDate(useNow(60_000), zone);
  const [shownFrom, setShownFrom] = useState<string | null>(null);
  const from = shownFrom ?? addDays(today, 1 - weekday(today));
  const may = useMay("roster.plan");
  const copy = usePostCommand("roster.copy-week", null);
  const week = useLive({
    key: ["shifts.roster", post.id, from],
    kinds: ["roster", "post", "site", "staff"],
    read: async (host) => host.shifts.roster({ post: post.id, from }),
  }).data;
  return (
    <section className="card settings-card" aria-labelledby="roster-title">
      <div className="roster-head">
        <h2 id="roster-title">{t("posts.roster.title")}</h2>
        <span className="roster-week">
          <Button
            aria-label={t("posts.roster.before")}
            icon={<LeftOutlined />}
            onClick={() => setShownFrom(addDays(from, -7))}
          />
          <span className="tabular">
            {from} – {addDays(from, 6)}
          </span>
          <Button
            aria-label={t("posts.roster.behind")}
            icon={<RightOutlined />}
            onClick={() => setShownFrom(addDays(from, 7))}
          />
          {may && (
            <Button
              icon={<CopyOutlined />}
              loading={copy.busy}
              onClick={() => void copy.give({ post: post.id, from: addDays(from, -7), to: from })}
            >
              {t("posts.roster.copy")}
            </Button>
          )}
        </span>
      </div>
      {copy.error !== null && <p className="field-error">{copy.error}</p>}
      {week !== undefined && (
        <table className="roster">
          <thead>
            <tr>
              <th scope="col">{t("posts.roster.shift")}</th>
              {week.days.map((day) => (
                <th key={day} scope="col" className={day === today ? "roster-today" : undefined}>
                  {t(`ui.time.weekdays.d${weekday(day)}`)} <span className="tabular">{day.slice(5)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.shifts.map((shift) => (
              <tr key={shift.name}>
                <th scope="row">
                  {shift.name}
                  <div className="muted tabular">
                    {shift.from}–{shift.to}
                  </div>
                </th>
                {shift.days.map(({ date, staff }) => (
                  <td key={date} className={date === today ? "roster-today" : undefined}>
                    <Slot post={post.id} date={date} shift={shift.name} staff={staff} may={may} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Slot({
  post,
  date,
  shift,
  staff,
  may,
}: {
  readonly post: string;
  readonly date: string;
  readonly shift: string;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { takers } = usePeople();
  const plan = usePostCommand("roster.plan", null);
  const planned = staff.map(({ id }) => id);
  if (!may) return <>{staff.map(({ name }) => name).join(t("ui.comma"))}</>;
  return (
    <>
      <Select
        aria-label={t("posts.roster.slot", { date, shift })}
        mode="multiple"
        size="small"
        variant="borderless"
        className="roster-slot"
        placeholder="—"
        maxTagCount={3}
        suffixIcon={null}
        showSearch={{ optionFilterProp: "label" }}
        value={planned}
        loading={plan.busy}
        options={takers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(ids: string[]) => void plan.give({ post, date, shift, staff: ids })}
      />
      {plan.error !== null && <span className="field-error">{plan.error}</span>}
    </>
  );
}
