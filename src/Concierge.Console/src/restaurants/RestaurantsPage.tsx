import { useEffect, useState } from 'preact/hooks';
import { get, post } from '../api/http';
import type { ImportReport, Restaurant, RestaurantList } from '../api/types';
import { go } from '../app/router';
import { session } from '../app/session';
import { useStore } from '../app/store';
import { draft } from '../ask/AskPage';
import { ErrorNote } from '../parts/ErrorNote';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { AddRestaurant } from './AddRestaurant';
import { ImportReportView } from './ImportReportView';
import { mediaTypeOf } from './mediaType';

export function RestaurantsPage() {
  const t = useTexts();
  const who = useStore(session);
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(words.trim()), 250);
    return () => clearTimeout(timer);
  }, [words]);
  const list = useLoaded<RestaurantList>(
    (signal) => get(`/restaurants?limit=50${query ? `&q=${encodeURIComponent(query)}` : ''}`, signal),
    [query],
  );
  const found = list.value?.restaurants ?? [];
  const near = list.value?.near ?? [];
  return (
    <Page title={t.restaurants.title}>
      <label class="search">
        <span class="hidden">{t.restaurants.search}</span>
        <input
          type="search"
          name="q"
          placeholder={t.restaurants.search}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <p class="hint" role="status">
        {list.value
          ? found.length > 0
            ? t.restaurants.count(found.length)
            : near.length > 0
              ? t.restaurants.near
              : t.restaurants.none
          : t.loading}
      </p>
      <ErrorNote error={list.error} onRetry={list.reload} />
      <ul class="restaurants">
        {(found.length > 0 ? found : near).map((restaurant) => (
          <RestaurantRow
            key={`${restaurant.id}-${restaurant.phone_number}`}
            restaurant={restaurant}
            isAdmin={who?.admin === true}
            onChanged={list.reload}
          />
        ))}
      </ul>
      {who?.admin && (
        <>
          <AddRestaurant onAdded={list.reload} />
          <ImportRestaurants onImported={list.reload} />
        </>
      )}
    </Page>
  );
}

function RestaurantRow({ restaurant, isAdmin, onChanged }: { restaurant: Restaurant; isAdmin: boolean; onChanged: () => void }) {
  const t = useTexts();
  const allow = useAction(async () => {
    await post(`/restaurants/${restaurant.id}/allow`, undefined);
    onChanged();
  });
  const open = t.open[restaurant.open_now as keyof typeof t.open];
  return (
    <li class="card entry">
      <div>
        <h2>{restaurant.name}</h2>
        <p class="hint">
          {[
            restaurant.cuisine?.replaceAll(';', ', '),
            restaurant.price ? '€'.repeat(restaurant.price) : undefined,
            restaurant.address ?? restaurant.city,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {restaurant.opening_hours && <p class="hours">{restaurant.opening_hours}</p>}
        <p class="tags">
          {restaurant.open_now !== 'unknown' && (
            <span class={`pill pill-${restaurant.open_now === 'open' ? 'good' : 'done'}`}>
              {open}
              {restaurant.next_opening && ` · ${t.restaurants.opens(restaurant.next_opening)}`}
            </span>
          )}
          {restaurant.block ? (
            <span class="pill pill-bad">
              {t.restaurants.blocks[restaurant.block as keyof typeof t.restaurants.blocks] ?? restaurant.block}
            </span>
          ) : (
            <span class={restaurant.may_be_called ? 'pill pill-good' : 'pill pill-open'}>
              {restaurant.may_be_called ? t.restaurants.mayBeCalled : t.restaurants.mayNotBeCalled}
            </span>
          )}
        </p>
      </div>
      <div class="booking-actions">
        <button
          type="button"
          onClick={() => {
            draft.text = t.restaurants.request(restaurant.name);
            go('/');
          }}
        >
          {t.restaurants.book}
        </button>
        {isAdmin && restaurant.block && restaurant.id !== undefined && (
          <button type="button" class="quiet" onClick={() => allow.run()}>
            {t.restaurants.allow}
          </button>
        )}
      </div>
      <ErrorNote error={allow.error} />
    </li>
  );
}

function ImportRestaurants({ onImported }: { onImported: () => void }) {
  const t = useTexts();
  const [country, setCountry] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const load = useAction(async () => {
    const raw = { content: file!, type: mediaTypeOf(file!.name) };
    const query = country ? `?country=${encodeURIComponent(country.toUpperCase())}` : '';
    setReport(await post<ImportReport>(`/restaurants/import${query}`, undefined, { raw }));
    onImported();
  });
  const undo = useAction(async () => {
    await post('/restaurants/undo', undefined);
    setReport(null);
    onImported();
  });
  return (
    <details class="card details">
      <summary>{t.restaurants.import}</summary>
      <p class="hint">{t.restaurants.importHint}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) {
            load.run();
          }
        }}
      >
        <label class="field grow">
          <span>{t.restaurants.file}</span>
          <input type="file" accept=".csv,.json,.geojson,.xml,.osm" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
        </label>
        <label class="field short">
          <span>{t.restaurants.country}</span>
          <input name="country" maxLength={2} placeholder="DE" value={country} onInput={(event) => setCountry(event.currentTarget.value)} />
        </label>
        <button type="submit" class="primary" aria-busy={load.isBusy}>
          {load.isBusy ? t.restaurants.importing : t.restaurants.importButton}
        </button>
      </form>
      <ErrorNote error={load.error ?? undo.error} />
      {report && <ImportReportView report={report} onUndo={() => undo.run()} />}
    </details>
  );
}
