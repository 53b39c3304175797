import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Awaited } from "../../ui/awaited.tsx";
import type { PostView } from "../../../shared/contract/shifts.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { HandoverSettings } from "./handover-settings.tsx";
import { NewPost } from "./new-post.tsx";
import { PostCard } from "./post-card.tsx";
import { PostHours } from "./post-hours.tsx";
import { PropertyEditor } from "./property-editor.tsx";
import { RosterCard } from "./roster-card.tsx";
import "./posts.css";

/** 岗位与排班: posts and their desks, what is counted there, who is planned when. */
export function PostsSection(): ReactElement {
  const { t } = useTranslation();
  const posts = useLive({
    key: ["shifts.posts"],
    kinds: ["post", "desk"],
    read: async (host) => host.shifts.posts(),
  }).data;
  const may = useMay("post.open");
  const mayPlan = useMay("roster.plan");
  const [chosen, setChosen] = useState<string | null>(null);
  if (posts === undefined) return <Awaited />;
  const here = posts.find(({ desks }) => desks.some((desk) => desk.here));
  const post = posts.find(({ id }) => id === chosen) ?? here ?? posts[0];
  if (post === undefined) return <p className="muted">{t("posts.none")}</p>;
  return (
    <>
      {!may && <p className="muted">{t(mayPlan ? "posts.planOnly" : "settings.readOnly")}</p>}
      <div className="posts-choice">
        <Select
          aria-label={t("posts.post")}
          className="posts-select"
          value={post.id}
          options={posts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
        {may && <NewPost onOpened={setChosen} />}
      </div>
      <OnePost key={post.id} post={post} posts={posts} may={may} />
    </>
  );
}

function OnePost({
  post,
  posts,
  may,
}: {
  readonly post: PostView;
  readonly posts: readonly PostView[];
  readonly may: boolean;
}): ReactElement {
  return (
    <>
      <RosterCard post={post} />
      <div className="settings-columns">
        <div className="settings-column">
          <PostCard key={post.name} post={post} posts={posts} may={may} />
          <HandoverSettings />
        </div>
        <div className="settings-column">
          <PropertyEditor key={JSON.stringify(post.property)} post={post} may={may} />
          <PostHours key={JSON.stringify(post.shifts)} post={post} may={may} />
        </div>
      </div>
    </>
  );
}
