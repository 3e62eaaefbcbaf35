import { useState } from 'preact/hooks';
import { post } from '../api/http';
import type { Restaurant } from '../api/types';
import { ErrorNote } from '../parts/ErrorNote';
import { useAction } from '../parts/useAction';
import { useTexts } from '../text';

const Empty = { name: '', phone_number: '', country: '', address: '', city: '', cuisine: '', opening_hours: '' };

export function AddRestaurant({ onAdded }: { onAdded: () => void }) {
  const t = useTexts();
  const [fields, setFields] = useState(Empty);
  const [added, setAdded] = useState<Restaurant | null>(null);
  const add = useAction(async () => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim().length > 0));
    setAdded(await post<Restaurant>('/restaurants', given));
    setFields(Empty);
    onAdded();
  });
  const input = (name: keyof typeof Empty, required = false, placeholder = '') => (
    <label class="field" key={name}>
      <span>{t.restaurants.fields[name]}</span>
      <input
        name={name}
        required={required}
        placeholder={placeholder}
        value={fields[name]}
        onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <details class="card details">
      <summary>{t.restaurants.add}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.run();
        }}
      >
        <fieldset>
          <legend class="hidden">{t.restaurants.add}</legend>
          {input('name', true)}
          {input('phone_number', true, '+4975311234')}
          {input('country', false, 'DE')}
          {input('address')}
          {input('city')}
          {input('cuisine', false, 'italian')}
          {input('opening_hours', false, 'Tu-Su 17:00-22:00')}
        </fieldset>
        <div class="actions">
          <button type="submit" class="primary" aria-busy={add.isBusy}>
            {t.restaurants.addButton}
          </button>
          <span role="status">{added && t.restaurants.added(added.name)}</span>
        </div>
        <ErrorNote error={add.error} />
      </form>
    </details>
  );
}
