package smileidemulator

import (
	"encoding/json"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"
)

type schema struct {
	Ref        string            `json:"$ref"`
	Type       any               `json:"type"`
	Enum       []any             `json:"enum"`
	Properties map[string]schema `json:"properties"`
	Required   []string          `json:"required"`
	Items      *schema           `json:"items"`
}

// UnmarshalJSON takes a schema that is true or false, too.
func (s *schema) UnmarshalJSON(text []byte) error {
	type plain schema
	if text[0] != '{' {
		return nil
	}
	return json.Unmarshal(text, (*plain)(s))
}

// Each message has the members of the OpenAPI document; those that may be absent there may be so here, and texts, numbers and lists are so too.
func TestMessagesAreThoseOfTheDocument(t *testing.T) {
	emulator, err := Shared()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Components struct {
			Schemas map[string]schema `json:"schemas"`
		} `json:"components"`
	}
	if err := emulator.control.call("GET", "openapi.json", nil, nil, &document); err != nil {
		t.Fatal(err)
	}
	schemas := document.Components.Schemas
	compare(t, schemas, reflect.TypeOf(Job{}), schemas["Job"], "Job")
	compare(t, schemas, reflect.TypeOf(Callback{}), schemas["Callback"], "Callback")
	compare(t, schemas, reflect.TypeOf(InboxMessage{}), *schemas["Inbox"].Properties["messages"].Items, "InboxMessage")
	compare(t, schemas, reflect.TypeOf(Exchange{}), *schemas["Journal"].Properties["exchanges"].Items, "Exchange")
	compare(t, schemas, reflect.TypeOf(Settings{}), schemas["PartnerSettings"], "Settings")
}

func compare(t *testing.T, schemas map[string]schema, kind reflect.Type, said schema, where string) {
	t.Helper()
	if name := strings.TrimPrefix(said.Ref, "#/components/schemas/"); name != "" {
		said = schemas[name]
	}
	switch kind.Kind() {
	case reflect.Pointer:
		compare(t, schemas, kind.Elem(), said, where)
	case reflect.Slice:
		if kind == reflect.TypeOf(json.RawMessage{}) {
			return
		}
		if said.Type != "array" {
			t.Errorf("%s is a list here, and %v there", where, said.Type)
			return
		}
		compare(t, schemas, kind.Elem(), *said.Items, where+"[]")
	case reflect.Map:
		is(t, where, said.Type, "object")
	case reflect.Struct:
		if kind == reflect.TypeOf(time.Time{}) {
			is(t, where, said.Type, "string")
			return
		}
		compareMembers(t, schemas, kind, said, where)
	case reflect.String:
		if said.Enum == nil {
			is(t, where, said.Type, "string")
		}
	case reflect.Bool:
		is(t, where, said.Type, "boolean")
	case reflect.Int, reflect.Int64:
		is(t, where, said.Type, "integer")
	case reflect.Float64:
		is(t, where, said.Type, "number")
	default:
		t.Errorf("%s: this test does not know %s", where, kind)
	}
}

func compareMembers(t *testing.T, schemas map[string]schema, kind reflect.Type, said schema, where string) {
	t.Helper()
	var known, required []string
	for index := 0; index < kind.NumField(); index++ {
		tag, rest, _ := strings.Cut(kind.Field(index).Tag.Get("json"), ",")
		known = append(known, tag)
		if rest != "omitempty" {
			required = append(required, tag)
		}
		if member, there := said.Properties[tag]; there {
			compare(t, schemas, kind.Field(index).Type, member, where+"."+tag)
		}
	}
	var members []string
	for name := range said.Properties {
		members = append(members, name)
	}
	same(t, where+" has", known, members)
	same(t, where+" has always", required, said.Required)
}

func is(t *testing.T, where string, said any, wanted string) {
	t.Helper()
	if said != wanted {
		t.Errorf("%s is %v in the document, and not %s", where, said, wanted)
	}
}

func same(t *testing.T, what string, here, there []string) {
	t.Helper()
	sort.Strings(here)
	sort.Strings(there)
	if strings.Join(here, " ") != strings.Join(there, " ") {
		t.Errorf("%s %v here, and %v in the document", what, here, there)
	}
}
