/** What can be set in a design: each setting is one of several. */
import { useId } from 'react';

import type { Design, DesignAnswer, Setting } from '#lesson/exercise.ts';

import { InlineText } from './inline-text.tsx';

type DesignSettingsProps = {
  readonly exercise: Design;
  readonly chosen: DesignAnswer;
  readonly onChange: (chosen: DesignAnswer) => void;
};

export function DesignSettings({ exercise, chosen, onChange }: DesignSettingsProps) {
  return exercise.settings.map((setting) => (
    <SettingOptions
      key={setting.id}
      setting={setting}
      chosen={chosen[setting.id]}
      onChoose={(option) => onChange({ ...chosen, [setting.id]: option })}
    />
  ));
}

type SettingOptionsProps = {
  readonly setting: Setting;
  readonly chosen: string | undefined;
  readonly onChoose: (option: string) => void;
};

function SettingOptions({ setting: { label, options }, chosen, onChoose }: SettingOptionsProps) {
  const group = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-[12px] font-medium text-muted">
        <InlineText text={label} />
      </legend>
      <div className={`segments ${isLong(options) ? 'flex-col' : ''}`}>
        {options.map(({ id, text }) => (
          <label
            key={id}
            className="segment setting flex-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-message"
          >
            <input
              type="radio"
              name={group}
              checked={id === chosen}
              onChange={() => onChoose(id)}
              className="sr-only"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** In characters: what does not fit beside one another on a phone stands below. */
const ROOM = 26;

function isLong(options: Setting['options']): boolean {
  return options.reduce((sum, { text }) => sum + text.length, 0) > ROOM;
}
