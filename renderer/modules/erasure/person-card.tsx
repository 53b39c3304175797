import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, Progress } from "antd";
import { useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Erasable, FoundPreview } from "../../../shared/contract/erasure.ts";
import { newCommandId } from "../../app/command.ts";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useFollowing } from "../../app/use-following.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { FoundRecords } from "./found-records.tsx";

const nobody = { name: "", number: "", unit: "" };

/** 按申请清除: find a person in every register, see exactly which records name them, and erase those chosen. */
export function PersonCard(): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const search = useFollowing<FoundPreview>();
  const [subject, setSubject] = useState(nobody);
  const [sought, setSought] = useState(nobody);
  const [told, setTold] = useState<number | null>(null);
  const { looking, found, error } = search;
  const look = (event: FormEvent): void => {
    event.preventDefault();
    setTold(null);
    setSought(subject);
    search.start((host_, signal) => host_.erasure.find(subject, { signal }));
  };
  const erase = async (records: readonly Erasable[], pin: string, reason: string) => {
    const answer = await asked(
      host.erasure.order({
        cmd: newCommandId(),
        reason,
        pin,
        records: records.map(({ kind, id, vault }) => ({ kind, id, vault })),
      }),
    );
    if (!answer.ok) return answer.error;
    setTold(records.length);
    setSubject(nobody);
    search.forget();
    return null;
  };
  const errorOf = (field: string): string | null => (error?.field === field ? words(error) : null);
  const field = (name: keyof typeof nobody): ReactElement => (
    <Field label={t(`erasure.person.${name}`)} error={errorOf(name)}>
      {(ids) => (
        <Input
          {...ids}
          value={subject[name]}
          maxLength={60}
          onChange={({ target }) => {
            // What was found, or not, was said of another name.
            if (found?.records.length === 0) search.forget();
            setSubject({ ...subject, [name]: target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <section className="card settings-card" aria-labelledby="erasure-person">
      <h2 id="erasure-person">{t("erasure.person.title")}</h2>
      <p className="muted">{t("erasure.person.help")}</p>
      <p className="muted">{t("erasure.person.freeText")}</p>
      <form className="erasure-search" onSubmit={look} aria-labelledby="erasure-person">
        {field("name")}
        {field("number")}
        {field("unit")}
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />}>
          {t("erasure.person.find")}
        </Button>
      </form>
      {error !== null && error.field === undefined && (
        <p className="field-error" role="alert">
          {words(error)}
        </p>
      )}
      {looking !== null && (
        <div className="erasure-progress" aria-live="polite">
          <span>{looking.total === 0 ? t("erasure.begun") : t("erasure.looking", { ...looking })}</span>
          <Progress
            percent={looking.total === 0 ? 0 : Math.round((100 * looking.done) / looking.total)}
            showInfo={false}
            status="active"
          />
          <Button onClick={search.forget}>{t("ui.cancel")}</Button>
        </div>
      )}
      {told !== null && (
        <output className="setting-saved">
          {t("erasure.person.done", { records: t("erasure.records", { count: told }) })}
        </output>
      )}
      {found !== null && found.records.length === 0 && (
        <EmptyState title={t("erasure.person.none")}>{t("erasure.person.noneHelp")}</EmptyState>
      )}
      {found !== null && found.records.length > 0 && (
        <FoundRecords
          key={found.records.map(({ id }) => id).join(" ")}
          found={found}
          preselect={sought.name !== "" || sought.number !== ""}
          onErase={erase}
          onClose={search.forget}
        />
      )}
    </section>
  );
}
