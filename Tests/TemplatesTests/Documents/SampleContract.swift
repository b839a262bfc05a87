/// A small document with everything in it: for goldens, style documents and word processors.
enum SampleContract {
    static let one: ClauseCase = {
        var one = ClauseCase(title: "sample")
        one.sections = [("data", data), ("template", template)]
        return one
    }()

    private static let data = """
        {"no": "7/2027", "parties": ["Primăria „Cahul” & Co", "Fundația", "ONG <trei>"],
         "lines": [{"name": "îngrijire", "sum": 1200}, {"name": "masă caldă", "sum": 34.5}], "extra": false}
        """

    private static let template = """
        ::: header
        {% if not extra %}EXEMPLU{% endif %}
        :::

        ::: footer
        Contract nr. {{ no }}, pagina {{ page() }} din {{ page_count() }}
        :::

        ::: annex-header
        {{ annex.number }} „{{ annex.title }}” la contractul nr. {{ no }}
        :::

        # Contract nr. {{ no }}

        Chișinău, {{ blank() }}

        ## Obiectul {: #S-01}

        1. **Prestatorul** prestează serviciile din {{ ref("S-A1") }}, pct. {{ ref("S-A1.list") }}. {: #S-01.object}

           Un alineat al punctului.

        1. Serviciile sunt:

           {% for line in lines %}
           1. {{ line.name }}{% if loop.last %}.{% else %};{% endif %}
           {% endfor %}

        {% if extra %}
        ## Lipsă {: #S-02}

        1. Nu apare.
        {% endif %}

        ## Plata {: #S-03}

        1. Potrivit art. {{ ref("S-01") }} și pct. {{ ref("S-01.object") }}:

        | Nr. | Serviciul | *Suma* |
        |:-:|-----------|------:|
        {% for line in lines %}
        | {{ loop.index }} | {{ line.name }} | {{ line.sum | money }} |
        {% endfor %}

        - prima liniuță;
        - a doua.

        ## Semnăturile

        ::: signatures party in parties
        **{{ party }}**

        ::: sign-here
        :::

        ### Lista *serviciilor* {: #S-A1}

        ## Partea întâi

        1. Servicii: {: #S-A1.list}

           1. sub-punct.

        ::: form
        Data

        ::: blank-line
        :::

        ### Altă anexă {: #S-A2}

        1. Vezi {{ ref("S-A1") }}.
        """
}
