import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineNewsTexts } from '../../texts/mine-news.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TextField } from './change/fields.js';
import { LongField } from './change/long-field.js';
import { MoreFields } from './change/more-fields.js';
import { MinePublishNewsByOwner } from './changes.owner.generated.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';

const MORE = ['decidedOn'] as const;

/** Publishes a piece of news, at once or on a later day. */
export function PublishNews({ network: { id, slug } }: { readonly network: MineNetwork }) {
  const texts = useTexts(mineNewsTexts);
  return (
    <Change
      title={texts.publish}
      action={MinePublishNewsByOwner}
      owner={ownerOf(id)}
      submit={texts.publishNow}
      toInput={(values) => ({
        network: slug,
        title: values.text('title'),
        body: values.text('body'),
        publishedOn: values.text('publishedOn'),
        decidedOn: values.optional('decidedOn'),
      })}
    >
      <TextField name="title" label={texts.headline} required />
      <LongField name="body" label={texts.body} description={texts.bodyHint} rows={8} />
      <TextField
        name="publishedOn"
        label={texts.publishedOn}
        type="date"
        required
        description={texts.publishedHint}
        defaultValue={todayInOslo()}
      />
      <MoreFields title={texts.moreFields} names={MORE} isFilled={false}>
        <TextField name="decidedOn" label={texts.decidedOn} type="date" description={texts.decidedHint} />
      </MoreFields>
    </Change>
  );
}
