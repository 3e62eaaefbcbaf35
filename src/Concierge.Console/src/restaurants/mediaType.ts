/** The media type of a file for the import, by its extension. */
export function mediaTypeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  switch (extension) {
    case 'geojson':
      return 'application/geo+json';
    case 'json':
      return 'application/json';
    case 'xml':
    case 'osm':
      return 'application/xml';
    default:
      return 'text/csv';
  }
}
