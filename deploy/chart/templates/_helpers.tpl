{{- define "concierge.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "concierge.selector" -}}
app.kubernetes.io/name: concierge
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "concierge.labels" -}}
{{ include "concierge.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* Refuses values that cannot work, with what to do. */}}
{{- define "concierge.check" -}}
{{- if not .Values.secret.name -}}
{{- fail "secret.name is not set. Create a Secret with the keys of secret.keys, and set its name." -}}
{{- end -}}
{{- if not (get .Values.settings "PUBLIC_DOMAIN") -}}
{{- fail "settings.PUBLIC_DOMAIN is not set. Set it to the host name at which Twilio reaches the service." -}}
{{- end -}}
{{- range $name := concat .Values.secret.keys .Values.secret.optionalKeys -}}
{{- if hasKey $.Values.settings $name -}}
{{- fail (printf "settings.%s is in the Secret. Remove it from settings, or from secret.keys and secret.optionalKeys." $name) -}}
{{- end -}}
{{- end -}}
{{- range $name := list "PORT" "DRAIN_SECONDS" "CONCIERGE_CLUSTER" "CONCIERGE_CLUSTER_ADDRESS" "CONCIERGE_CLUSTER_CERTIFICATE" "CONCIERGE_CLUSTER_NETWORK" -}}
{{- if hasKey $.Values.settings $name -}}
{{- fail (printf "settings.%s is set by the chart. Remove it; drainSeconds and cluster are its values." $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
