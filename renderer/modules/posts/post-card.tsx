import { Button, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PostView } from "../../../shared/contract/shifts.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { usePostCommand } from "./use-post-command.ts";

/** A post's name, whether it is a gate, and its desks. */
export function PostCard({
  post,
  posts,
  may,
}: {
  readonly post: PostView;
  readonly posts: readonly PostView[];
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const rename = usePostCommand("post.rename", post.id);
  const gate = usePostCommand("post.set-gate", post.id);
  const [name, setName] = useState(post.name);
  return (
    <section className="card settings-card" aria-labelledby="post-title">
      <h2 id="post-title">{t("posts.post")}</h2>
      <div className="setting-line">
        <Input
          aria-label={t("posts.name")}
          value={name}
          maxLength={30}
          disabled={!may}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          loading={rename.busy}
          disabled={!may || name.trim() === "" || name.trim() === post.name}
          onClick={() => void rename.give({ name })}
        >
          {t("posts.rename")}
        </Button>
      </div>
      {rename.error !== null && <p className="field-error">{rename.error}</p>}
      <div className="setting-line">
        <span className="setting-label">{t("posts.gate")}</span>
        <div className="setting-choices setting-choices-two">
          <ChoiceButtons
            label={t("posts.gate")}
            choices={[
              { value: "yes", label: t("posts.yes"), disabled: !may },
              { value: "no", label: t("posts.no"), disabled: !may },
            ]}
            value={post.gate ? "yes" : "no"}
            onChange={(value) => void gate.give({ gate: value === "yes" })}
          />
        </div>
      </div>
      <h3 className="posts-heading">{t("posts.desks")}</h3>
      {post.desks.length === 0 && <p className="muted">{t("posts.noDesks")}</p>}
      {post.desks.map((desk) => (
        <DeskLine key={desk.id} desk={desk} post={post} posts={posts} may={may} />
      ))}
    </section>
  );
}

/** One PC: its letter, and the post it works for. */
function DeskLine({
  desk,
  post,
  posts,
  may,
}: {
  readonly desk: PostView["desks"][number];
  readonly post: PostView;
  readonly posts: readonly PostView[];
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const move = usePostCommand("desk.move", desk.id);
  return (
    <div className="setting-line">
      <span className="setting-label">
        {t("frame.desk", { code: desk.code })}{" "}
        {desk.here && <StatusTag tone="blue">{t("posts.here")}</StatusTag>}
        {move.error !== null && <span className="field-error">{move.error}</span>}
      </span>
      <Select
        aria-label={t("posts.moveDesk", { code: desk.code })}
        className="posts-select"
        value={post.id}
        disabled={!may || posts.length < 2}
        options={posts.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(to: string) => void move.give({ post: to })}
      />
    </div>
  );
}
